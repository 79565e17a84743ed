using AetherFlow.Cli.Commands;
using AetherFlow.Hosting;
using AetherFlow.Runs;
using AetherFlow.Runs.Folds;
using AetherFlow.Testing;

namespace AetherFlow.Cli.Tests.Recorded;

/// <summary>One step of a run is taken back, in the states in which runs, undos, users and kills leave a workspace.</summary>
public sealed class UndoStepTests : IDisposable
{
    private readonly TestSurroundings _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task Undo_OfAStep_KeepsWhatLaterStepsAndTheUserWrote()
    {
        var run = await WriteAsync();
        _test.Folder.Write("app.txt", Lines(2, 8, 15, 19));

        Assert.Equal(("completed", 2), Told(await UndoAsync(run, "step_2")));

        Assert.Equal(Lines(2, 15, 19), _test.Folder.Read("app.txt"));
        Assert.Equal(["app.txt", "kept.txt"], _test.Folder.Tree().Keys.Order(StringComparer.Ordinal));
        Assert.False(Directory.Exists(_test.Folder["new"]));
        Assert.Equal("step_2", Assert.Single(run.History.Undo.Steps).Step);
        Assert.Equal("step_2", Assert.Single(RunGlance.Read(run.Folder).Undo.Steps).Step);
    }

    [Fact]
    public async Task Undo_OfTheSameStepAgain_ChangesNothing()
    {
        var run = await WriteAsync();
        await UndoAsync(run, "step_2");
        // Even where the user has made the step's change by hand since.
        _test.Folder.Write("app.txt", Lines(2, 8, 15));

        Assert.Equal(("completed", 0), Told(await UndoAsync(run, "step_2")));

        Assert.Equal(Lines(2, 8, 15), _test.Folder.Read("app.txt"));
        Assert.Single(run.History.Undo.Steps);
    }

    [Fact]
    public async Task Undo_OfTheRunAfterwards_TakesBackTheRest()
    {
        var run = await WriteAsync();
        await UndoAsync(run, "step_2");
        _test.Folder.Write("app.txt", Lines(2, 15, 8) + "user\n");

        var undo = await UndoAsync(run);

        Assert.Equal("completed", Told(undo).Outcome);
        // Line 8 is the user's now.
        Assert.Equal(Lines(8) + "user\n", _test.Folder.Read("app.txt"));
        Assert.Equal("undone", RunGlance.Read(run.Folder).Outcome);

        await UndoAsync(undo.Run!.Value.Value);
        Assert.Equal(Lines(2, 15, 8) + "user\n", _test.Folder.Read("app.txt"));
        Assert.Equal(("completed", "step_2"), (RunGlance.Read(run.Folder).Outcome, Assert.Single(run.History.Undo.Steps).Step));
    }

    [Fact]
    public async Task Undo_OfEachStepInAnyOrder_EndsWhereTheRunBegan()
    {
        foreach (var order in (string[][])[["step_1", "step_2", "step_3"], ["step_3", "step_1", "step_2"], ["step_2", "step_3", "step_1"]])
        {
            using var test = new TestSurroundings();
            var run = await WriteAsync(test);

            foreach (var step in order) Assert.Equal("completed", (await UndoAsync(run.Id, step, test: test)).Finish!.Outcome);

            Assert.Equal(Lines(), test.Folder.Read("app.txt"));
            Assert.Equal(("completed", 0), Told(await UndoAsync(run.Id, test: test)));
        }
    }

    [Fact]
    public async Task Undo_LaterStepEditedTheSameLines_ChangesNothingAtAll()
    {
        _test.Folder.Write("app.txt", "one\n");
        var run = new WrittenRun(_test).Started();
        await run.StepAsync("step_1", ("app.txt", "two\n"), ("other.txt", "other\n"));
        await run.StepAsync("step_2", ("app.txt", "three\n"));
        await run.EndAsync(resumable: true);
        var tree = _test.Folder.Tree();

        var report = await UndoAsync(run, "step_1");

        Assert.Equal(("failed", "undo.conflict", 1), (report.Finish!.Outcome, report.Finish.Problem!.Code, report.ExitCode));
        Assert.Equal(tree, _test.Folder.Tree());
        Assert.True(run.History.Undo.IsEmpty);
        Assert.Null(run.Refusal);
        Assert.True(RunGlance.Read(run.Folder).IsResumable);
    }

    [Fact]
    public async Task Undo_OfAnUndoOfAStep_MakesTheRunWholeAgain()
    {
        var run = await WriteAsync(resumable: true);
        var after = _test.Folder.Tree();
        var first = (await UndoAsync(run, "step_2")).Run!.Value.Value;
        Assert.Equal("run.step_undone", run.Refusal);

        var second = (await UndoAsync(first)).Run!.Value.Value;
        Assert.Equal(after, _test.Folder.Tree());
        Assert.Null(run.Refusal);
        Assert.True(RunGlance.Read(run.Folder).IsResumable);
        Assert.Equal("undone", RunGlance.Read(new RunStore(_test.Home.Path).Find(first)!).Outcome);

        await UndoAsync(second);
        Assert.Equal(Lines(2, 15), _test.Folder.Read("app.txt"));
        Assert.Equal("run.step_undone", run.Refusal);
        Assert.Equal("step_2", Assert.Single(run.History.Undo.Steps).Step);
    }

    [Fact]
    public async Task Undo_StepThatWroteNothing_LeavesTheRunAsItIs()
    {
        var run = new WrittenRun(_test).Started();
        await run.StepAsync("step_1");
        await run.StepAsync("step_2", ("a.txt", "a\n"));
        await run.EndAsync(resumable: true);

        Assert.Equal(("completed", 0), Told(await UndoAsync(run, "step_1")));

        Assert.Null(run.Refusal);
    }

    [Fact]
    public async Task Undo_UnknownStep_IsRefused()
    {
        var run = await WriteAsync();

        var report = await UndoAsync(run, "step_7");

        Assert.Equal((ExitCodes.Usage, "run.no_step"), (report.ExitCode, Assert.Single(report.Problems).Code));
    }

    [Fact]
    public async Task Undo_StepOfARunThatTookItsChangesBack_ChangesNothing()
    {
        _test.Folder.Write("app.txt", "one\n");
        var run = new WrittenRun(_test).Started();
        await run.StepAsync("step_1", ("app.txt", "two\n"));
        await run.StepAsync("step_2", ("app.txt", "three\n"));
        await run.In("undo").ChangeAsync("x", [("app.txt", "one\n"u8.ToArray())]);
        await run.EndAsync(undone: true);

        Assert.Equal(("completed", 0), Told(await UndoAsync(run, "step_1")));

        Assert.Equal("one\n", _test.Folder.Read("app.txt"));
    }

    /// <summary>The undo's own journal is opened first, the undone run's second.</summary>
    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(1, 0, null)]
    [InlineData(0, 1, "run.undo_cut")]
    [InlineData(0, 2, "run.undo_cut")]
    [InlineData(0, 3, "run.undo_cut")]
    [InlineData(1, 1, "run.undo_cut")]
    public async Task Undo_KilledAfterALine_IsNotResumedAndEndsWhenItIsAskedForAgain(int journal, int lines, string? refusal)
    {
        foreach (var step in (string?[])["step_2", null])
        {
            using var test = new TestSurroundings();
            var run = await WriteAsync(test, resumable: true);
            var opened = 0;
            var observer = new RunObserver { Wrap = inner => opened++ == journal ? new StoppingJournal(inner, lines) : inner };
            await Assert.ThrowsAsync<ProcessKilledException>(() => UndoAsync(run.Id, step, observer, test));
            Assert.Equal(refusal, run.Refusal);

            var again = await UndoAsync(run.Id, step, test: test);

            Assert.Equal("completed", again.Finish!.Outcome);
            Assert.Equal(step is null ? Lines() : Lines(2, 15), test.Folder.Read("app.txt"));
            Assert.Equal(["app.txt", "kept.txt"], test.Folder.Tree().Keys.Order(StringComparer.Ordinal));
            Assert.Equal(step is null ? "run.undone" : "run.step_undone", run.Refusal);
            Assert.Empty(run.History.Undo.InDoubt);
            Assert.Equal(("completed", 0), Told(await UndoAsync(run.Id, step, test: test)));
        }
    }

    [Fact]
    public async Task Undo_KilledBetweenTwoFiles_EndsThemWhicheverUndoComesNext()
    {
        foreach (var next in (string?[])["step_2", "step_1", null])
        {
            using var test = new TestSurroundings();
            var run = await WriteAsync(test, resumable: true);
            var tree = test.Folder.Tree();
            var opened = 0;
            // run.started, changes.started.
            var observer = new RunObserver { Wrap = inner => opened++ == 0 ? new StoppingJournal(inner, 2) : inner };
            await Assert.ThrowsAsync<ProcessKilledException>(() => UndoAsync(run.Id, "step_2", observer, test));
            Assert.NotEqual(tree, test.Folder.Tree());
            // As a process leaves it that is killed between the two.
            test.Folder.Write("new/deep/made.txt", "made\n");

            Assert.Equal("completed", (await UndoAsync(run.Id, next, test: test)).Finish!.Outcome);

            Assert.Equal(next switch { null => Lines(), "step_1" => Lines(15), _ => Lines(2, 15) }, test.Folder.Read("app.txt"));
            Assert.False(Directory.Exists(test.Folder["new"]));
            Assert.True(run.History.Undo.Covers("step_2"));
            Assert.Empty(run.History.Undo.InDoubt);
        }
    }

    [Fact]
    public async Task Undo_GoesOnWithTheOneThatWasCutOff_SaysWhatItIs()
    {
        var run = await WriteAsync();
        var opened = 0;
        var observer = new RunObserver { Wrap = inner => opened++ == 0 ? new StoppingJournal(inner, 2) : inner };
        await Assert.ThrowsAsync<ProcessKilledException>(() => UndoAsync(run.Id, "step_2", observer));
        Assert.Equal("completed", RunGlance.Read(run.Folder).Outcome);

        Assert.Equal(ExitCodes.Ok, await Actions.Of(_test.Around).ListRuns(new Showing(), CancellationToken.None));
        Assert.Contains("completed, undo cut off", _test.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Ok, await Actions.Of(_test.Around).UndoRun(new UndoRequest { Run = run.Id, Step = "step_2" }, new Showing(), CancellationToken.None));

        Assert.Contains($"completed: undo of step_2 of {run.Id}, in ", _test.Error, StringComparison.Ordinal);
        Assert.Contains("files   2 changed in ", _test.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Ok, await Actions.Of(_test.Around).ListRuns(new Showing(), CancellationToken.None));
        Assert.Contains("completed, step_2 undone", _test.Out, StringComparison.Ordinal);
    }

    private async Task<WrittenRun> WriteAsync(TestSurroundings? test = null, bool resumable = false)
    {
        test ??= _test;
        test.Folder.Write("app.txt", Lines());
        var run = new WrittenRun(test).Started();
        await run.StepAsync("step_1", ("app.txt", Lines(2)));
        await run.StepAsync("step_2", ("app.txt", Lines(2, 8)), ("new/deep/made.txt", "made\n"));
        await run.StepAsync("step_3", ("app.txt", Lines(2, 8, 15)));
        await run.EndAsync(resumable);
        test.Folder.Write("kept.txt", "the user's\n");
        return run;
    }

    /// <summary>Twenty lines, some of them changed.</summary>
    private static string Lines(params int[] changed) => string.Concat(Enumerable.Range(1, 20).Select(i => changed.Contains(i) ? $"changed {i}\n" : $"line {i}\n"));

    private static (string Outcome, int Files) Told(RunReport report) => (report.Finish!.Outcome, report.Finish.FilesChanged);

    private Task<RunReport> UndoAsync(WrittenRun run, string? step = null) => UndoAsync(run.Id, step);

    private Task<RunReport> UndoAsync(string run, string? step = null, RunObserver? observer = null, TestSurroundings? test = null) =>
        Product.Open((test ?? _test).Around.Host).UndoAsync(new UndoRequest { Run = run, Step = step }, observer ?? RunObserver.Nobody, CancellationToken.None);
}
