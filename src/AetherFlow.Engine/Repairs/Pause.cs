using System.Globalization;
using AetherFlow.Engine.Undo;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Folds;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Repairs;

/// <summary>
/// Whoever is left without money in the midst of a repair has the best files that there were, not those of a round that nobody
/// proved. What is set aside for it comes back when the run goes on.
/// </summary>
internal sealed class Pause(Run run, Workspace workspace)
{
    /// <summary>Where the next pause of the run is recorded, once all that were before are over.</summary>
    private Scope? _next;

    /// <summary>Makes the files what they were when the money ended. Without a pause before, it does nothing.</summary>
    /// <returns>Why that cannot be.</returns>
    public async Task<Problem?> EndAsync(CancellationToken cancellation)
    {
        var (away, back) = (run.Root.Part("set-aside"), run.Root.Part("brought-back"));
        for (var number = 1; ; number++)
        {
            var name = number.ToString(CultureInfo.InvariantCulture);
            _next = away.Part(name);
            if (await Transactions.ContinueAsync(workspace, _next, cancellation) is null) return null;
            var scope = back.Part(name);
            if (await Transactions.ContinueAsync(workspace, scope, cancellation) is not null) continue;
            var changes = ChangesFold.Read(run.Folder, key => key.StartsWith(_next.Path + "/", StringComparison.Ordinal));
            var (problem, _) = await new TakingBack(workspace, run.Root.Blobs).RunAsync(changes, null, scope, cancellation);
            if (problem is not null) return problem;
        }
    }

    /// <summary>Sets changes aside, once <see cref="EndAsync"/> has ended every earlier pause.</summary>
    /// <param name="changes">Which, by the keys of what made them.</param>
    /// <returns>Why they stay, or the number of files that they were made of.</returns>
    public async Task<(Problem? Problem, int Files)> BeginAsync(Func<string, bool> changes, CancellationToken cancellation) =>
        await new TakingBack(workspace, run.Root.Blobs).RunAsync(ChangesFold.Read(run.Folder, changes), null, _next!, cancellation);
}
