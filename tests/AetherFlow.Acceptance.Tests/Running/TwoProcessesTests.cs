using AetherFlow.Acceptance.Tests.Support;
using AetherFlow.Testing;

namespace AetherFlow.Acceptance.Tests.Running;

/// <summary>A run is in the hands of one process.</summary>
public sealed class TwoProcessesTests
{
    [Fact]
    public async Task ResumeAndUndo_OfARunUnderWay_AreRefusedAndDisturbNothing()
    {
        var time = new ManualTime();
        var (simulator, asked) = await Sample.HeldAsync(2, time);
        await using var serving = simulator;
        using var user = new User(simulator).WithSample();
        await using var first = user.StartPlan();
        var run = (await first.EventAsync("run.started")).GetProperty("data").GetProperty("run").GetString()!;
        await asked;

        foreach (var second in new[] { await user.RunAsync("runs", "resume", run), await user.RunAsync("runs", "undo", run) })
        {
            second.WithCode(2);
            Assert.Contains("[run.locked]", second.Error, StringComparison.Ordinal);
            Assert.Contains($"process {first.Id}", second.Error, StringComparison.Ordinal);
        }

        Assert.Equal(run, Assert.Single(user.Runs()));
        (await user.RunAsync("runs", "show", run)).WithCode(0);
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("completed", (await first.EndAsync()).WithCode(0).Finish().Outcome);
    }
}
