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
        var (outcome, problem, files) = await UndoAsync(run.Root.Part("undo"), cancellation);
        var finish = new RunFinished
        {
            Outcome = outcome,
            Resumable = false,
            ExitCode = outcome == "completed" ? 0 : 1,
            FilesChanged = files,
            DurationMs = (long)time.GetElapsedTime(started).TotalMilliseconds,
            Problem = problem,
        };
        await run.FinishAsync(finish);
        return finish;
    }

    private async Task<(string Outcome, Problem? Problem, int Files)> UndoAsync(Scope scope, CancellationToken cancellation)
    {
        var reversal = new Reversal(workspace, contents, scope.Blobs);
        foreach (var change in changes.Files) await reversal.AddAsync(change, cancellation);
        if (reversal.Problems.Count > 0) return ("failed", Steps.Problems.Together(reversal.Problems), 0);
        if (reversal.Changes.Count == 0) return ("completed", null, 0);

        var finished = await Transactions.RunAsync(
            workspace, reversal.Changes, reversal.Files, scope.Blobs.ContentAsync, scope, cancellation);
        if (!finished.Applied) return ("failed", finished.Problem, 0);
        workspace.RemoveEmptyFolders(changes.CreatedFolders);
        return ("completed", null, finished.Files.Count);
    }
}
