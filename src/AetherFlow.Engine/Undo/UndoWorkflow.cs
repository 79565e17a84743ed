using AetherFlow.Engine.PlanRuns;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Undo;

/// <summary>Takes back what a run did to the workspace. A run of its own, so it can be undone too.</summary>
/// <param name="workspace">The workspace of the undone run.</param>
/// <param name="changes">What the undone run did.</param>
/// <param name="contents">The blobs of the undone run.</param>
public sealed class UndoWorkflow(Workspace workspace, ChangesFold changes, BlobStore contents, TimeProvider time)
{
    /// <summary>What else to say where it cannot be done because files were changed since; null for nothing.</summary>
    public Func<string?>? OnConflict { get; init; }

    /// <summary>Undoes, or ends what an earlier stint of this undo began, and records how it ended.</summary>
    public async Task<RunFinished> RunAsync(Run run, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var (outcome, problem, files) = ("cancelled", (Problem?)null, 0);
        try
        {
            (problem, files) = await TakeBackAsync(run.Root.Part("undo"), cancellation);
            if (problem is not null && OnConflict?.Invoke() is { } more) problem = problem with { Hint = $"{problem.Hint} {more}" };
            outcome = problem is null ? "completed" : "failed";
        }
        catch (RunStoppedException e)
        {
            (outcome, problem) = ("failed", e.Problem);
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

    private async Task<(Problem? Problem, int Files)> TakeBackAsync(Scope scope, CancellationToken cancellation) =>
        await Transactions.ContinueAsync(workspace, scope, cancellation) is { } begun
            ? (begun.Problem, begun.Files.Count)
            : await new TakingBack(workspace, contents).RunAsync(changes, null, scope, cancellation);
}
