using AetherFlow.Hosting;
using AetherFlow.Runs;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Acceptance.Tests.Projects;

/// <summary>
/// What is done with a run afterwards, where corrections changed the files of its steps, a round was taken back, and a
/// check writes a file each time it is run.
/// </summary>
public sealed class CorrectedRunTests
{
    private const string Trace = """
        import unittest


        class TraceTest(unittest.TestCase):
            def test_trace(self):
                with open("trace.txt", "a") as trace:
                    trace.write("run\n")

        """;

    private static readonly ProjectCase Given = ProjectCase.Read("verify-fix-round-taken-back");

    [Fact]
    public async Task Run_WithARoundTakenBack_LeavesTheBestStateWhatCommandsWroteIncluded()
    {
        await using var run = await RunAsync();

        Assert.Equal(["report.py", "stock.py", "test_shop.py", "test_trace.py"], Directory.EnumerateFiles(run.User.Workspace, "*.py").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        // The third time was after the round that was taken back.
        Assert.Equal("run\nrun\n", run.User.All.Read("workspace/trace.txt"));
        Assert.Equal(1, RunHistory.Read(run.Folder).Finish!.Repair!.Kept);
    }

    [Fact]
    public async Task Undo_OfTheRun_BringsBackEveryByteAndCanBeUndoneItself()
    {
        await using var run = await RunAsync();
        var after = run.Tree();

        var undo = await run.UndoAsync();

        Assert.Equal(0, undo.ExitCode);
        Assert.Equal(run.Before, run.Tree());
        Assert.Equal(0, (await run.UndoAsync(undo.Run!.Value.Value)).ExitCode);
        Assert.Equal(after, run.Tree());
    }

    [Fact]
    public async Task Undo_OfAStepWhoseFileACorrectionChangedElsewhere_KeepsTheCorrection()
    {
        await using var run = await RunAsync();

        var undo = await run.UndoAsync(step: "step_2");

        Assert.True(undo.ExitCode == 0, $"{undo.Finish}");
        Assert.Equal(File.ReadAllText(Given.PathOf("workspace/report.py")).Replace("\"stock\"", "\"Stock\"", StringComparison.Ordinal), run.User.All.Read("workspace/report.py"));
        Assert.Equal(File.ReadAllText(Given.PathOf("expected/stock.py")), run.User.All.Read("workspace/stock.py"));
        Assert.Equal(0, (await run.UndoAsync()).ExitCode);
        Assert.Equal(run.Before, run.Tree());
    }

    [Fact]
    public async Task Undo_OfAStepWhoseLinesACorrectionChanged_ChangesNothingAndSaysWhichRound()
    {
        await using var run = await RunAsync();
        var after = run.Tree();

        var refused = await run.UndoAsync(step: "step_1");

        Assert.Equal((ExitCodes.RunFailed, "undo.conflict"), (refused.ExitCode, refused.Finish!.Problem!.Code));
        Assert.Contains("stock.py", refused.Finish.Problem.Message, StringComparison.Ordinal);
        Assert.Contains("correction of round 1 changed stock.py", refused.Finish.Problem.Hint, StringComparison.Ordinal);
        Assert.Equal(after, run.Tree());
        Assert.Equal(0, (await run.UndoAsync()).ExitCode);
        Assert.Equal(run.Before, run.Tree());
    }

    [Fact]
    public async Task Diff_OfTheRun_IsWhatItLeftInAll()
    {
        await using var run = await RunAsync();

        var diff = await run.Product.DiffAsync(run.Id, null, CancellationToken.None);

        Assert.Equal(["report.py", "stock.py", "trace.txt"], diff.Files.Select(file => file.Path));
        foreach (var file in diff.Files) Assert.Equal(BlobStore.HashOf(File.ReadAllBytes(run.User.All[$"workspace/{file.Path}"])), file.After);
        Assert.Equal(3, RunHistory.Read(run.Folder).Finish!.FilesChanged);
    }

    [Fact]
    public async Task Diff_OfAStep_IsWhatItChangedWithoutCorrectionsOfTheSameName()
    {
        await using var run = await RunAsync();

        var first = Assert.Single((await run.Product.DiffAsync(run.Id, "step_1", CancellationToken.None)).Files);
        var second = Assert.Single((await run.Product.DiffAsync(run.Id, "step_2", CancellationToken.None)).Files);

        Assert.Equal(("stock.py", null), (first.Path, first.Before));
        Assert.Contains("+    return list(items)", first.Diff, StringComparison.Ordinal);
        Assert.Equal("report.py", second.Path);
        Assert.DoesNotContain("TITLE =", string.Join('\n', second.Diff.Split('\n').Where(line => line.StartsWith('+') || line.StartsWith('-'))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OfTheRun_AuditsWhatItLeftWhateverBecameOfTheFiles()
    {
        await using var run = await RunAsync();
        var id = run.Id;
        Assert.Equal(0, (await run.UndoAsync()).ExitCode);
        await run.ServeAsync(Given.Replies.Where(reply => reply.IsVerdict));

        (await run.User.RunAsync("--check", id, "--fresh")).WithCode(0);

        var audits = run.Prompts.ToList();
        Assert.Equal(2, audits.Count);
        Assert.Contains("return sorted(set(items))", Assert.Single(audits, text => text.Contains("\n# Audit of step_1\n", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("TITLE = \"Stock\"", Assert.Single(audits, text => text.Contains("\n# Audit of step_2\n", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain(audits, text => text.Contains("dict.fromkeys", StringComparison.Ordinal) || text.Contains("padding.pad", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Replay_OfARecordingInAnotherPlace_AsksNobodyAndLeavesTheSameTree()
    {
        await using var run = await RunAsync();
        Assert.Empty((await run.Product.ExportAsync(new ExportRequest { Run = run.Id, File = "run.zip" }, CancellationToken.None)).Problems);
        await using var other = await CaseRun.OpenAsync(Given);
        other.Add("test_trace.py", Trace);
        await other.ServeFromAsync(Given.Calls);
        File.Copy(run.User.All["run.zip"], other.User.All["run.zip"]);

        var report = await other.RunAsync(RunObserver.Nobody, replay: "run.zip");

        Assert.Equal("", string.Join('\n', report.Problems));
        Assert.Equal((Given.Exit, 0, 0m), (report.ExitCode, other.Asked, report.Finish!.Settled.Usd));
        Assert.Equal(run.Tree(), other.Tree());
        Assert.Equal(RunHistory.Read(run.Folder).Finish!.Repair, report.Finish.Repair);
    }

    private static async Task<CaseRun> RunAsync()
    {
        using var usable = await SandboxedProject.OpenAsync(Given.Programs);
        var run = await CaseRun.OpenAsync(Given);
        run.Add("test_trace.py", Trace);
        var report = await run.RunAsync(RunObserver.Nobody, fresh: true);
        Assert.Equal((Given.Exit, Given.Calls), (report.ExitCode, run.Asked));
        Assert.True(report.Finish!.Repair is { Kept: 1, Reason: "rounds" }, report.Finish.ToString());
        return run;
    }
}
