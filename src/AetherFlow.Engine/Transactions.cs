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
    public static Task<ChangesFinished> RunAsync(
        Workspace workspace,
        IReadOnlyList<PlannedChange> changes,
        IReadOnlyList<FileChange> files,
        ContentSource content,
        Scope scope,
        CancellationToken cancellation)
    {
        // The key is unique in the run and the same in every stint, so temporary files of a cut-off stint are found again.
        var manifest = workspace.Prepare(changes, scope.Path.Replace('/', '-'));
        return scope.OnceAsync(
            new Effect<ChangesStarted, ChangesFinished>
            {
                Type = EngineEvents.Changes,
                Key = "changes",
                Intent = manifest.ToEvent(),
                Act = async (_, token) => Finished(await workspace.CommitAsync(manifest, content, token), files),
                Settle = async (recorded, _, token) => Finished(await workspace.SettleAsync(recorded.ToManifest(), content, token), files),
            },
            cancellation);
    }

    private static ChangesFinished Finished(TransactionOutcome outcome, IReadOnlyList<FileChange> files) => new()
    {
        Applied = outcome.Applied,
        Files = outcome.Applied ? files : [],
        CreatedFolders = outcome.Applied ? outcome.CreatedFolders : [],
        Stale = outcome.Stale,
        Problem = outcome.Problem?.ToProblem(),
    };
}
