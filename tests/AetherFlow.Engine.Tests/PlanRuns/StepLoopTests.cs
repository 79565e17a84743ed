using System.Threading.Channels;
using AetherFlow.Engine.PlanRuns;
using AetherFlow.Engine.Tests.Support;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Tests.PlanRuns;

public sealed class StepLoopTests
{
    private static readonly StepFinished Done = new() { Outcome = "done" };

    [Theory]
    [InlineData(new[] { "provider", "budget", "timeout" }, "budget")]
    [InlineData(new[] { "failed", "timeout", "provider" }, "provider")]
    [InlineData(new[] { "failed", "failed" }, "failed")]
    public async Task RunAsync_SeveralReasonsToStop_TellsTheGravest(string[] outcomes, string gravest)
    {
        using var halt = new CancellationTokenSource();
        using var began = new CountdownEvent(outcomes.Length);
        var stop = await LoopOf(outcomes.Length, 8, async (step, _) =>
        {
            began.Signal();
            while (!began.IsSet) await Task.Yield();
            throw new RunStoppedException(outcomes[step], new Problem("test", $"reason {step}"));
        }).RunAsync(halt);

        Assert.Equal(gravest, stop!.Outcome);
    }

    [Fact]
    public async Task RunAsync_UserCancelsWhileAReasonToStopComes_IsCancelled()
    {
        using var halt = new CancellationTokenSource();
        var stop = await LoopOf(2, 1, async (_, _) =>
        {
            await halt.CancelAsync();
            throw new RunStoppedException("provider", new Problem("test", "reason"));
        }).RunAsync(halt);

        Assert.Equal("cancelled", stop!.Outcome);
    }

    [Fact]
    public async Task RunAsync_BugInAStep_IsNotHiddenAndStopsTheOthers()
    {
        using var halt = new CancellationTokenSource();
        var stopped = false;
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => LoopOf(2, 2, async (step, token) =>
        {
            await Task.Yield();
            if (step == 0) throw new NotSupportedException("a bug");
            while (!token.IsCancellationRequested) await Task.Yield();
            stopped = true;
            return Done;
        }).RunAsync(halt));

        Assert.IsType<NotSupportedException>(failure.InnerException);
        Assert.True(stopped);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task RunAsync_LimitOfSteps_IsKept(int maxParallel)
    {
        using var halt = new CancellationTokenSource();
        var (running, most) = (0, 0);
        var stop = await LoopOf(10, maxParallel, async (_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Yield();
            Interlocked.Decrement(ref running);
            return Done;
        }).RunAsync(halt);

        Assert.Null(stop);
        Assert.InRange(most, 1, maxParallel);
    }

    [Fact]
    public async Task RunAsync_NoStepMayRun_IsNoSuccess()
    {
        using var halt = new CancellationTokenSource();

        await Assert.ThrowsAsync<InvalidOperationException>(() => LoopOf(1, 0, (_, _) => Task.FromResult(Done)).RunAsync(halt));
    }

    private static StepLoop LoopOf(int steps, int maxParallel, Func<int, CancellationToken, Task<StepFinished>> run)
    {
        var plan = RunHarness.Read(PlanText.Of([.. Enumerable.Range(1, steps).Select(i => PlanText.Step(i, "analysis", []))]));
        return new StepLoop(new PlanSchedule(PlanGraph.Of(plan)), maxParallel, Channel.CreateUnbounded<StepNews>())
        {
            Run = run,
            Skip = _ => Task.FromResult(new StepFinished { Outcome = "skipped" }),
            OnClosed = (_, _) => { },
            OnStop = () => { },
        };
    }
}
