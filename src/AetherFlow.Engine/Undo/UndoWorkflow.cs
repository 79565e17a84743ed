using AetherFlow.Engine.PlanRuns;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Undo;

/// <summary>
/// Takes back what a run did to the workspace: files that nobody touched since get their bytes of before, edited ones
/// are merged, and where that is not possible nothing at all is changed. A run of its own, so it can be undone too.
/// </summary>
/// <param name="workspace">The workspace of the undone run.</param>
/// <param name="changes">What the undone run did.</param>
/// <param name="contents">The blobs of the undone run.</param>
public sealed class UndoWorkflow(Workspace workspace, ChangesFold changes, BlobStore contents, TimeProvider time)
{
    /// <summary>Undoes, and records how it ended.</summary>
    public async Task<RunFinished> RunAsync(Run run, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var (outcome, problem, files) = ("cancelled", (Problem?)null, 0);
        try
        {
            (problem, files) = await UndoAsync(run.Root.Part("undo"), cancellation);
            outcome = problem is null ? "completed" : "failed";
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Stopped before the first file was touched; undoing again does it all.
        }

        var finish = new RunFinished
        {
            Outcome = outcome,
            Resumable = false,
            ExitCode = RunTally.ExitCodeOf(outcome),
            FilesChanged = files,
            DurationMs = (long)time.GetElapsedTime(started).TotalMilliseconds,
            Problem = problem,
        };
        await run.FinishAsync(finish);
        return finish;
    }

    private async Task<(Problem? Problem, int Files)> UndoAsync(Scope scope, CancellationToken cancellation)
    {
        var plan = await UndoPlan.BuildAsync(
            workspace,
            [.. changes.Changes.Select(c => new UndoChange(c.Path, c.Before, c.After, c.BeforeMode))],
            contents.ContentAsync,
            cancellation);
        if (!plan.Conflicts.IsEmpty) return (Conflict(plan), 0);
        foreach (var manifest in changes.CutOff) new Transaction(workspace).CleanUp(manifest.ToManifest());
        if (plan.Changes.IsEmpty) return (null, 0);

        foreach (var change in plan.Changes) await KeepAsync(change, plan, scope.Blobs, cancellation);
        try
        {
            var finished = await Transactions.RunAsync(workspace, plan.Changes, changes.NewFolders, scope, cancellation);
            return (finished.Problem, finished.Files.Count);
        }
        catch (RunStoppedException e)
        {
            return (e.Problem, 0);
        }
    }

    /// <summary>An undo can be undone without the run that it undid: it keeps both contents itself.</summary>
    private async Task KeepAsync(PlannedChange change, UndoPlan plan, BlobStore own, CancellationToken cancellation)
    {
        var now = await workspace.ReadAsync(change.Path, cancellation);
        if (now.Content is { } content) await own.PutAsync(content.Bytes, cancellation);
        if (change.AfterHash is not { } after) return;
        await own.PutAsync(
            plan.MergedContents.TryGetValue(after, out var merged) ? merged : await contents.GetAsync(after, cancellation),
            cancellation);
    }

    private static Problem Conflict(UndoPlan plan)
    {
        var conflicts = Steps.Problems.Together([.. plan.Conflicts.Select(c => c.ToProblem())]);
        return conflicts with { Hint = $"Nothing was undone. {conflicts.Hint}" };
    }
}
