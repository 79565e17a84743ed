using AetherFlow.Acceptance.Tests.Support;

namespace AetherFlow.Acceptance.Tests.Running;

/// <summary>What the flags of a run change, and what they do not.</summary>
public sealed class FlagTests(Uninterrupted reference) : IClassFixture<Uninterrupted>
{
    [Fact]
    public async Task NoApply_LeavesTheWorkspaceAndWritesTheOutput()
    {
        await using var simulator = await Sample.ServeAsync();
        using var user = new User(simulator).WithSample();

        var ended = (await user.RunPlanAsync("--no-apply", "--output", "output")).WithCode(0);

        Assert.Equal("completed", ended.Finish().Outcome);
        Assert.Equal(reference.Before, Trees.Of(user.Workspace));
        Assert.Contains("one", await File.ReadAllTextAsync(Path.Combine(user.Output, "step_outputs", "step_2_code.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sequential_RunsOneStepAtATimeToTheSameTree()
    {
        await using var simulator = await Sample.ServeAsync();
        using var user = new User(simulator).WithSample();

        var ended = (await user.RunPlanAsync("--sequential")).WithCode(0);

        var open = 0;
        foreach (var type in ended.Events().Select(e => e.GetProperty("type").GetString()))
        {
            open += type switch { "step.started" => 1, "step.finished" => -1, _ => 0 };
            Assert.InRange(open, 0, 1);
        }

        Assert.Equal(reference.After, Trees.Of(user.Workspace));
        Assert.Equal(reference.Settled, ended.Finish().Settled);
    }

    [Fact]
    public async Task Mode_FastInAnyCase_IsRecordedAndAsksDifferently()
    {
        await using var simulator = await Sample.ServeAsync();
        using var user = new User(simulator).WithSample();

        var ended = (await user.RunPlanAsync("--mode", "fast")).WithCode(0);

        Assert.Equal("FAST", ended.Events()[0].GetProperty("data").GetProperty("mode").GetString());
        Assert.Equal(reference.After, Trees.Of(user.Workspace));
        Assert.NotEqual(reference.Settled, ended.Finish().Settled);
    }

    [Fact]
    public async Task Context_IsToldToEveryStep()
    {
        await using var simulator = await Sample.ServeAsync();
        using var user = new User(simulator).WithSample();

        (await user.RunPlanAsync("--context", "Mind the gap.")).WithCode(0);

        Assert.All(simulator.Requests, r => Assert.Contains(r.Asked!.Messages, m => m.Text.Contains("Mind the gap.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task OutputDir_InTheEnvironment_IsWhereTheOutputGoes()
    {
        await using var simulator = await Sample.ServeAsync();
        using var user = new User(simulator).WithSample();
        user.Variables["OUTPUT_DIR"] = "elsewhere";

        (await user.RunPlanAsync()).WithCode(0);

        Assert.True(File.Exists(user.All["elsewhere/metrics_acceptance.json"]));
        Assert.False(Directory.Exists(user.Output));
    }
}
