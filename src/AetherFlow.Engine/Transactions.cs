using AetherFlow.Engine.PlanRuns;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine;

/// <summary>
/// One transaction on the workspace as an effect: the manifest is on disk before the first byte is touched, and a
/// transaction that was cut off is settled from it. What a disk refuses is no result: it is done when the run goes on.
/// </summary>
internal static class Transactions
{
    private const string Key = "changes";

    /// <param name="workspace">Where the files are.</param>
    /// <param name="changes">The changes of all files; their contents are in the run's blobs.</param>
    /// <param name="emptied">Folders to remove afterwards where they are empty then.</param>
    /// <exception cref="RunStoppedException">The disk refuses.</exception>
    public static Task<ChangesFinished> RunAsync(
        Workspace workspace, IReadOnlyList<PlannedChange> changes, IReadOnlyList<string> emptied, Scope scope, CancellationToken cancellation)
    {
        var transaction = new Transaction(workspace);
        // Two runs may work in one workspace at the same time: the run's name keeps their temporary files apart.
        var manifest = transaction.Prepare(changes, $"{scope.Run}/{scope.Path}", [.. emptied]);
        return OnceAsync(transaction, manifest.ToEvent(), scope, cancellation);
    }

    /// <summary>Ends what an earlier stint began, before anything is decided anew; null where it began nothing.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public static async Task<ChangesFinished?> ContinueAsync(Workspace workspace, Scope scope, CancellationToken cancellation) =>
        scope.Knows(Key) ? await OnceAsync(new Transaction(workspace), new ChangesStarted { Files = [] }, scope, cancellation) : null;

    private static async Task<ChangesFinished> OnceAsync(
        Transaction transaction, ChangesStarted intent, Scope scope, CancellationToken cancellation)
    {
        try
        {
            return await scope.OnceAsync(
                new Effect<ChangesStarted, ChangesFinished>
                {
                    Type = EngineEvents.Changes,
                    Key = Key,
                    Intent = intent,
                    Act = async (_, token) => Finished(await transaction.CommitAsync(intent.ToManifest(), scope.Blobs.ContentAsync, token), intent, scope.Blobs),
                    Settle = async (recorded, _, token) =>
                        Finished(await transaction.SettleAsync(recorded.ToManifest(), scope.Blobs.ContentAsync, token), recorded, scope.Blobs),
                },
                cancellation);
        }
        catch (EffectDidNotHappenException e) when (e.InnerException is RunStoppedException stopped)
        {
            throw new RunStoppedException(stopped.Outcome, stopped.Problem);
        }
    }

    private static ChangesFinished Finished(TransactionOutcome outcome, ChangesStarted manifest, BlobStore blobs) => outcome switch
    {
        { Result: TransactionResult.Applied } => new ChangesFinished { Applied = true, Files = FilesOf(manifest, blobs) },
        { Result: TransactionResult.Stale } => new ChangesFinished { Applied = false, Stale = outcome.Files, Problem = outcome.Problem!.ToProblem() },
        // A path that may not be written any more is the step's problem, not the disk's.
        { Problem.Code: var code } when code.StartsWith("path.", StringComparison.Ordinal) =>
            new ChangesFinished { Applied = false, Problem = outcome.Problem.ToProblem() },
        { Problem.Code: "workspace.unsettled" } => throw Stopped(outcome),
        _ => throw new EffectDidNotHappenException(outcome.Problem!.Message, Stopped(outcome)),
    };

    private static RunStoppedException Stopped(TransactionOutcome outcome) => new("failed", outcome.Problem!.ToProblem());

    private static List<FileChange> FilesOf(ChangesStarted manifest, BlobStore blobs) =>
    [
        .. manifest.Files
            .Select(f => new FileChange(f.Path, f.Before, f.After, f.Mode, f.After is null ? 0 : blobs.SizeOf(f.After)))
            .OrderBy(f => f.Path, StringComparer.Ordinal),
    ];
}
