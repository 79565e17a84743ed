using AetherFlow.Engine.Tests.Support;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Folds;
using AetherFlow.Testing;

namespace AetherFlow.Engine.Tests.Undo;

/// <summary>Undo in the states in which runs, undos and users leave a workspace.</summary>
public sealed class UndoTests
{
    /// <summary>Three steps rewrite one file, one after another; another one makes a file in a new folder.</summary>
    private static readonly Plan Plan = RunHarness.Read(PlanText.Of(
        PlanText.Step(1, "refactoring", ["app.txt"]),
        PlanText.Step(2, "refactoring", ["app.txt"], 1),
        PlanText.Step(3, "refactoring", ["app.txt"], 2),
        PlanText.Step(4, "code_generation", ["new/folder/made.txt"], 3)));

    private const string Before = "top\nmiddle\nbottom\nlast\n";
    private const string After = "top 3\nmiddle\nbottom\nlast\n";

    [Fact]
    public async Task Undo_OfAnUndoneRun_FindsNothingLeftToDo()
    {
        using var harness = NewHarness();
        var run = await CompleteAsync(harness);

        Assert.Equal(("completed", 2), Told(await harness.UndoAsync(run)));
        Assert.Equal(("completed", 0), Told(await harness.UndoAsync(run)));

        Assert.Equal(Before, harness.Files.Read("app.txt"));
    }

    [Fact]
    public async Task Undo_OfAnUndo_BringsTheChangesBackAndCanItselfBeUndone()
    {
        using var harness = NewHarness();
        var run = await CompleteAsync(harness);
        var after = harness.Files.Tree();
        var first = harness.NewFolder();
        await harness.UndoAsync(run, first);
        var second = harness.NewFolder();

        Assert.Equal("completed", (await harness.UndoAsync(first, second)).Outcome);
        Assert.Equal(after, harness.Files.Tree());

        Assert.Equal("completed", (await harness.UndoAsync(second)).Outcome);
        Assert.Equal(["app.txt"], harness.Files.Tree().Keys);
        Assert.Equal(Before, harness.Files.Read("app.txt"));
    }

    [Theory]
    [InlineData(Before)]
    [InlineData("top 1\nmiddle\nbottom\nlast\n")]
    [InlineData("top 2\nmiddle\nbottom\nlast\n")]
    public async Task Undo_FileStandsAtAnEarlierVersion_GoesBackFromThere(string version)
    {
        using var harness = NewHarness();
        var run = await CompleteAsync(harness);
        harness.Files.Write("app.txt", version);

        Assert.Equal("completed", (await harness.UndoAsync(run)).Outcome);

        Assert.Equal(Before, harness.Files.Read("app.txt"));
        Assert.Equal([harness.Files["app.txt"]], Directory.EnumerateFileSystemEntries(harness.Files.Path));
    }

    [Fact]
    public async Task Undo_UserEditedOtherLines_KeepsTheEdit()
    {
        using var harness = NewHarness();
        var run = await CompleteAsync(harness);
        harness.Files.Write("app.txt", "top 3\nmiddle\nbottom\nlast, edited\n");

        Assert.Equal("completed", (await harness.UndoAsync(run)).Outcome);

        Assert.Equal("top\nmiddle\nbottom\nlast, edited\n", harness.Files.Read("app.txt"));
    }

    [Fact]
    public async Task Undo_UserEditedTheSameLine_ChangesNothingAtAll()
    {
        using var harness = NewHarness();
        var run = await CompleteAsync(harness);
        harness.Files.Write("app.txt", "top, edited\nmiddle\nbottom\nlast\n");
        var tree = harness.Files.Tree();

        var finish = await harness.UndoAsync(run);

        Assert.Equal(("failed", "undo.conflict", 1), (finish.Outcome, finish.Problem!.Code, finish.ExitCode));
        Assert.Equal(tree, harness.Files.Tree());
    }

    [Fact]
    public async Task Undo_Cancelled_ChangesNothingAndSaysSo()
    {
        using var harness = NewHarness();
        var run = await CompleteAsync(harness);
        var tree = harness.Files.Tree();

        var finish = await harness.UndoAsync(run, cancellation: new CancellationToken(canceled: true));

        Assert.Equal(("cancelled", 130), (finish.Outcome, finish.ExitCode));
        Assert.Equal(tree, harness.Files.Tree());
        Assert.Equal("completed", (await harness.UndoAsync(run)).Outcome);
    }

    [Fact]
    public async Task Undo_RunKilledInMidTransaction_LeavesNothingOfItBehind()
    {
        using var harness = NewHarness();
        harness.Files.Write("app.txt", Before);
        var plan = RunHarness.Read(PlanText.Of(PlanText.Step(4, "code_generation", ["new/folder/made.txt", "new/second.txt"])));
        var folder = harness.NewFolder();
        // run.started, step.started, snapshot, route, call twice, changes.started.
        await Assert.ThrowsAnyAsync<Exception>(() => harness.StartAsync(plan, folder, new RunObserver { Wrap = inner => new StoppingJournal(inner, 7) }));
        var manifest = Assert.Single(ChangesFold.Read(folder).CutOff);
        // As a process leaves it that is killed between the two files.
        File.Delete(harness.Files["new/second.txt"]);
        harness.Files.Write($"new/{manifest.Files[1].Temporary}", "half wri");

        Assert.Equal(("completed", 1), Told(await harness.UndoAsync(folder)));

        Assert.Equal([harness.Files["app.txt"]], Directory.EnumerateFileSystemEntries(harness.Files.Path));
    }

    private static (string, int) Told(Runs.Events.RunFinished finish) => (finish.Outcome, finish.FilesChanged);

    private static RunHarness NewHarness() => new()
    {
        Connect = () => InProcess.Connect((prompt, _) => Task.FromResult(InProcess.StepOf(prompt) switch
        {
            4 when prompt.Contains("second.txt", StringComparison.Ordinal) => Replies.File("new/folder/made.txt", "made\n") + Replies.File("new/second.txt", "second\n"),
            4 => Replies.File("new/folder/made.txt", "made\n"),
            var step => Replies.File("app.txt", $"top {step}\nmiddle\nbottom\nlast\n"),
        })),
    };

    private static async Task<RunFolder> CompleteAsync(RunHarness harness)
    {
        harness.Files.Write("app.txt", Before);
        var folder = harness.NewFolder();
        Assert.Equal("completed", (await harness.StartAsync(Plan, folder)).Outcome);
        Assert.Equal(After, harness.Files.Read("app.txt"));
        return folder;
    }
}
