using AetherFlow.Acceptance.Tests.Support;
using AetherFlow.Testing;

namespace AetherFlow.Acceptance.Tests.Running;

/// <summary>Signals end a run in order, and it goes on later as if nothing had happened.</summary>
public sealed class InterruptionTests(Uninterrupted reference) : IClassFixture<Uninterrupted>
{
    [Theory]
    [InlineData(RunningProgram.SigInt, 1, 130)]
    [InlineData(RunningProgram.SigInt, 2, 130)]
    [InlineData(RunningProgram.SigInt, 5, 130)]
    [InlineData(RunningProgram.SigTerm, 3, 143)]
    public async Task Signal_WhileAModelIsAsked_EndsInOrderAndTheRunIsResumed(int signal, int step, int exitCode)
    {
        var time = new ManualTime();
        var (simulator, asked) = await Sample.HeldAsync(step, time);
        await using var serving = simulator;
        using var user = new User(simulator).WithSample();
        await using var program = user.StartPlan();
        await asked;

        program.Signal(signal);

        var stopped = (await program.EndAsync()).WithCode(exitCode);
        Assert.Equal(("cancelled", true), (stopped.Finish().Outcome, stopped.Finish().Resumable));
        var resumed = (await user.ResumeAsync(stopped.Run())).WithCode(0);
        Assert.Equal("completed", resumed.Finish().Outcome);
        Assert.Equal(reference.After, Trees.Of(user.Workspace));
        Assert.Equal(2, Sample.AskedFor(step, simulator));
        // Steps 2 and 3 are under way together, so the signal may have cut off both.
        Assert.InRange(simulator.Requests.Count, Sample.Calls + 1, Sample.Calls + (step is 2 or 3 ? 2 : 1));
    }

    [Fact]
    public async Task SecondSignal_WhileTheFirstIsStillObeyed_EndsAtOnce()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no named pipes in folders on Windows");
        using var user = new User();
        Fifo.Create(user.All["plan.json"]);
        await using var program = user.Start("--plan", "plan.json", "--workspace", "workspace");
        // Opens as soon as the program opens it to read the plan, which then never comes.
        await using var plan = await Task.Run(() => new FileStream(user.All["plan.json"], FileMode.Open, FileAccess.Write, FileShare.ReadWrite));
        program.Signal(RunningProgram.SigInt);
        await program.ErrorLineAsync("stopping");

        program.Signal(RunningProgram.SigInt);

        (await program.EndAsync()).WithCode(130);
    }

    [Fact]
    public async Task Sigint_InSimulate_EndsTheServer()
    {
        using var user = new User();
        user.All.Write("script.json", """[{"reply":"x","times":0}]""");
        await using var program = user.Start("simulate", "--script", "script.json");
        Assert.StartsWith("http://127.0.0.1:", await program.LineAsync(), StringComparison.Ordinal);

        program.Signal(RunningProgram.SigInt);

        (await program.EndAsync()).WithCode(0);
    }
}
