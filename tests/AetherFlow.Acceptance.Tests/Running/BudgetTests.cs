using AetherFlow.Acceptance.Tests.Support;

namespace AetherFlow.Acceptance.Tests.Running;

/// <summary>A budget is never exceeded, and more of it lets the run go on where it stood.</summary>
public sealed class BudgetTests(Uninterrupted reference) : IClassFixture<Uninterrupted>
{
    [Fact]
    public async Task Budget_BelowTheFirstCall_StopsBeforeAnyCallAndGoesOnWithMore()
    {
        await using var simulator = await Sample.ServeAsync();
        using var user = new User(simulator).WithSample();

        var stopped = (await user.RunPlanAsync("--budget", "0.001")).WithCode(4);

        Assert.Equal(("budget", true, 4, 0m), (stopped.Finish().Outcome, stopped.Finish().Resumable, stopped.Finish().ExitCode, stopped.Finish().Settled));
        Assert.Empty(simulator.Requests);
        Assert.Equal(reference.Before, Trees.Of(user.Workspace));
        await GoesOnAsync(user, stopped.Run());
        Assert.Equal(Sample.Calls, simulator.Requests.Count);
    }

    [Fact]
    public async Task Budget_UsedUpInMidRun_StopsThereAndGoesOnWithMore()
    {
        await using var simulator = await Sample.ServeAsync();
        using var user = new User(simulator).WithSample();

        // A call reserves some $0.0085 and settles some $0.0002, so not all four find room.
        var stopped = (await user.RunPlanAsync("--budget", "0.0087")).WithCode(4);

        Assert.True(stopped.Finish() is { Resumable: true, Settled: > 0 and < 0.0087m }, stopped.ToString());
        Assert.InRange(simulator.Requests.Count, 1, Sample.Calls - 1);
        await GoesOnAsync(user, stopped.Run());
        Assert.Equal(Sample.Calls, simulator.Requests.Count);
    }

    [Fact]
    public async Task Budget_ThatIsUsedUp_IsSaidWithTheCommandToGoOn()
    {
        await using var simulator = await Sample.ServeAsync();
        using var user = new User(simulator).WithSample();

        var ended = (await user.RunAsync("--plan", "plan.json", "--workspace", "workspace", "--budget", "0.001")).WithCode(4);

        Assert.Contains("[budget.exhausted]", ended.Error, StringComparison.Ordinal);
        var proposed = ended.Error.Split("--budget ")[^1].Split(' ', '\n')[0];
        Assert.Empty(simulator.Requests);

        // What was refused finds room then, whatever becomes of the rest.
        await user.ResumeAsync(user.Runs()[0], "--budget", proposed);
        Assert.NotEmpty(simulator.Requests);
    }

    private async Task GoesOnAsync(User user, string run)
    {
        (await user.ResumeAsync(run)).WithCode(4);
        var resumed = (await user.ResumeAsync(run, "--budget", "1.00")).WithCode(0);
        Assert.Equal(("completed", reference.Settled), (resumed.Finish().Outcome, resumed.Finish().Settled));
        Assert.Equal(reference.After, Trees.Of(user.Workspace));
    }
}
