using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Testing;

namespace AetherFlow.Runs.Tests.Folds;

public sealed class UndoMarksTests : IDisposable
{
    private static readonly RunId Undo = RunId.TryParse("20261121-100000-aaaaaa", out var id) ? id : default;
    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Glance_MarksBehindTheFinish_KnowsBoth()
    {
        var folder = await WriteAsync();

        await MarkAsync(folder, marking => marking.AnnounceAsync(Undo, "step_1"));
        Assert.Equal((false, 1), (RunGlance.Read(folder).IsResumable, RunGlance.Read(folder).Undo.InDoubt.Count));

        await MarkAsync(folder, marking => marking.MarkUndoneAsync(Undo.Value, "step_1"));
        var glance = RunGlance.Read(folder);
        Assert.Equal(("cancelled", "step_1", 0), (glance.Outcome, Assert.Single(glance.Undo.Steps).Step, glance.Undo.InDoubt.Count));
        Assert.Equal((true, false), (glance.Undo.Covers("step_1"), glance.Undo.Covers("step_2")));

        await MarkAsync(folder, marking => marking.MarkRestoredAsync("20261121-110000-bbbbbb", Undo));
        Assert.True(RunGlance.Read(folder).IsResumable);
    }

    [Fact]
    public async Task Marks_AbandonedUndo_LeavesTheRunAsItWas()
    {
        var folder = await WriteAsync();

        await MarkAsync(folder, async marking =>
        {
            await marking.AnnounceAsync(Undo, null);
            await marking.AbandonAsync(Undo.Value);
        });

        Assert.True(UndoMarks.Read(folder).IsEmpty);
        Assert.Null(RunHistory.Read(folder).WhyNotResumable(folder.Id));
    }

    [Fact]
    public async Task Marks_UndoOfAStep_LeavesAnUndoOfTheWholeRunInDoubt()
    {
        var folder = await WriteAsync();

        await MarkAsync(folder, async marking =>
        {
            await marking.AnnounceAsync(Undo, null);
            await marking.MarkUndoneAsync("20261121-110000-bbbbbb", "step_1");
        });

        Assert.Equal("run.undo_cut", RunHistory.Read(folder).WhyNotResumable(folder.Id)!.Code);
    }

    /// <summary>As versions wrote it that knew nothing of steps: the name of the undo alone.</summary>
    [Fact]
    public async Task Marks_OfAnOlderJournal_MeanTheWholeRun()
    {
        var folder = await WriteAsync();
        await MarkAsync(folder, marking => marking.MarkUndoneAsync(Undo.Value, null));

        Assert.Contains($$"""
            "type":"run.undone","data":{"by":"{{Undo}}"},"crc"
            """, (await File.ReadAllLinesAsync(folder.JournalPath, TestContext.Current.CancellationToken))[^1], StringComparison.Ordinal);
        Assert.Equal(("undone", Undo.Value), (RunGlance.Read(folder).Outcome, RunHistory.Read(folder).Undo.UndoneBy));
    }

    private async Task<RunFolder> WriteAsync()
    {
        var script = new RunScript(_home.Path).Started().Finished(new RunFinished { Outcome = "cancelled", Resumable = true });
        await script.WriteAsync();
        return script.Folder;
    }

    private static async Task MarkAsync(RunFolder folder, Func<RunMarking, Task> mark)
    {
        await using var marking = RunMarking.TryOpen(folder, TimeProvider.System, RunObserver.Nobody)!;
        await mark(marking);
    }
}
