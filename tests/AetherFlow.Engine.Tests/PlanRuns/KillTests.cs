using AetherFlow.Engine.Tests.Support;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Folds;
using AetherFlow.Simulator;
using AetherFlow.Simulator.Scripts;
using AetherFlow.Testing;

namespace AetherFlow.Engine.Tests.PlanRuns;

/// <summary>
/// A whole plan over HTTP (two steps in parallel, a refactoring of an existing file, a patch, an analysis), stopped
/// after every journal line in turn: it resumes to the same tree and the same bill, and is undone byte for byte.
/// </summary>
public sealed class KillTests
{
    private static readonly string PlanJson = PlanText.Of(
        PlanText.Step(1, "analysis", ["app.txt"]),
        PlanText.Step(2, "code_generation", ["new/one.txt", "new/two.txt"], 1),
        PlanText.Step(3, "refactoring", ["app.txt"], 1),
        PlanText.Patch(4, "list.txt", "second", "inserted", 3),
        PlanText.Step(5, "code_generation", ["app.txt"], 2, 4));

    private static readonly Script Script = new(
    [
        Replies.To(1, "It has three lines."),
        Replies.To(2, Replies.File("new/one.txt", "one\n") + Replies.File("new/two.txt", "two\n")),
        Replies.To(3, Replies.File("app.txt", "a\r\nB\r\nc\r\n")),
        Replies.To(5, Replies.File("app.txt", "a\nB\nC\n") + Replies.File("extra/undeclared.txt", "more\n")),
    ]);

    [Fact]
    public async Task Run_StoppedAfterEveryLineInTurn_ResumesToTheSameTreeAndBillAndIsUndone()
    {
        await using var simulator = await SimulatorServer.StartAsync(Script, new SimulatorOptions { Time = TimeProvider.System }, default);
        var plan = RunHarness.Read(PlanJson);
        using var reference = NewHarness(simulator);
        var before = reference.Files.Tree();
        var folder = reference.NewFolder();
        var finish = await reference.StartAsync(plan, folder);
        Assert.Equal(("completed", 5, 0), (finish.Outcome, finish.StepsDone, finish.StepsFailed));
        var after = reference.Files.Tree();
        Assert.Equal("a\r\nB\r\nC\r\n", reference.Files.Read("app.txt"));
        Assert.Equal("first\nsecond\ninserted\nthird", reference.Files.Read("list.txt"));
        Assert.Equal("more\n", reference.Files.Read("extra/undeclared.txt"));
        var lines = Recorded.Lines(folder).Count;

        for (var stop = 1; stop < lines; stop++)
            await StopAndResumeAsync(simulator, plan, stop, before, after, finish.Settled);
    }

    private static async Task StopAndResumeAsync(
        SimulatorServer simulator,
        Plan plan,
        int stop,
        IReadOnlyDictionary<string, string> before,
        IReadOnlyDictionary<string, string> after,
        Money settled)
    {
        using var harness = NewHarness(simulator);
        var folder = harness.NewFolder();
        await Assert.ThrowsAnyAsync<Exception>(() => harness.StartAsync(
            plan, folder, new RunObserver { Wrap = journal => new StoppingJournal(journal, stop) }));
        var recorded = RunHistory.Read(folder).Spend;

        var asked = simulator.Requests.Count;
        var finish = await harness.ResumeAsync(plan, folder);

        Assert.True(finish.Outcome == "completed", $"stopped after line {stop}: {finish}");
        Assert.Equal(after, harness.Files.Tree());
        // What was recorded is not asked again, and stands in the bill once.
        Assert.Equal(settled, finish.Settled);
        Assert.Equal(recorded.Reserved, finish.Unknown);
        Assert.Equal(4 - SettledCalls(folder, recorded), simulator.Requests.Count - asked);

        Assert.Equal("completed", (await harness.UndoAsync(folder)).Outcome);
        Assert.Equal(before, harness.Files.Tree());
        Assert.Empty(Directory.EnumerateDirectories(harness.Files.Path));
    }

    /// <summary>Calls that were finished before the stop; each settled one stands in the fold with its usage.</summary>
    private static int SettledCalls(RunFolder folder, SpendFold atStop)
    {
        var finished = Recorded.Lines(folder).TakeWhile(line => line.Type != "run.resumed").Count(line => line.Type == "call.finished");
        Assert.Equal(finished > 0, atStop.Settled > Money.Zero);
        return finished;
    }

    private static RunHarness NewHarness(SimulatorServer simulator)
    {
        var harness = new RunHarness { Connect = () => RunHarness.Over(simulator.BaseAddress) };
        harness.Files.Write("app.txt", "a\r\nb\r\nc\r\n");
        harness.Files.Write("list.txt", "first\nsecond\nthird");
        return harness;
    }
}
