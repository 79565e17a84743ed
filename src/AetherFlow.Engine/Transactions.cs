using System.Collections.Immutable;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine;

/// <summary>
/// One transaction on the workspace as an effect: the manifest is on disk before the first byte is touched, and a
/// transaction that was cut off is settled from it.
/// </summary>
internal static class Transactions
{
    /// <param name="emptied">Folders to remove afterwards where they are empty then.</param>
    public static Task<ChangesFinished> RunAsync(
        Workspace workspace,
        IReadOnlyList<PlannedChange> changes,
        ImmutableArray<string> emptied,
        IReadOnlyList<FileChange> files,
        Scope scope,
        CancellationToken cancellation)
    {
        var transaction = new Transaction(workspace);
        // The scope's path is unique in the run and the same in every stint.
        var manifest = transaction.Prepare(changes, scope.Path.Replace('/', '-'), emptied);
        return scope.OnceAsync(
            new Effect<ChangesStarted, ChangesFinished>
            {
                Type = EngineEvents.Changes,
                Key = "changes",
                Intent = manifest.ToEvent(),
                Act = async (_, token) => Finished(await transaction.CommitAsync(manifest, scope.Blobs.ContentAsync, token), files),
                Settle = async (recorded, _, token) =>
                    Finished(await transaction.SettleAsync(recorded.ToManifest(), scope.Blobs.ContentAsync, token), files),
            },
            cancellation);
    }

    private static ChangesFinished Finished(TransactionOutcome outcome, IReadOnlyList<FileChange> files) => new()
    {
        Applied = outcome.Result == TransactionResult.Applied,
        Files = outcome.Result == TransactionResult.Applied ? files : [],
        Stale = outcome.Result == TransactionResult.Stale ? outcome.Files : [],
        Problem = outcome.Problem?.ToProblem(),
    };
}
