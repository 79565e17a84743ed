using AetherFlow.Engine.PlanRuns;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Steps;

/// <summary>
/// Makes a proposal real: edits are applied to the snapshot in memory, refused as a whole where one of them may not
/// be, and then written in one transaction whose manifest is in the journal first.
/// </summary>
internal sealed class ChangeStage(Workspace workspace, EditStage edits, bool apply)
{
    public async Task<Applied> ApplyAsync(
        int index, Proposal proposal, SnapshotTaken snapshot, Scope scope, CancellationToken cancellation)
    {
        var (changes, problem) = await edits.ResolveAsync(index, proposal.Edits, snapshot, scope, cancellation);
        if (problem is not null) return Applied.Rejected(problem);
        if (changes.Count == 0) return new Applied();

        var files = changes
            .Select(c => new FileChange(c.Path.Value, c.Before, c.After, c.Mode, c.Size))
            .OrderBy(f => f.Path, StringComparer.Ordinal)
            .ToList();
        if (!apply) return new Applied { Files = files };
        return await CommitAsync(changes, files, scope, cancellation);
    }

    private async Task<Applied> CommitAsync(
        IReadOnlyList<ResolvedChange> changes, IReadOnlyList<FileChange> files, Scope scope, CancellationToken cancellation)
    {
        var finished = await Transactions.RunAsync(
            workspace,
            [.. changes.Select(c => new PlannedChange(c.Path, c.Before, c.After, c.Mode))],
            [],
            files,
            scope,
            cancellation);
        if (finished.Applied) return new Applied { Files = finished.Files };
        return finished.Problem!.Code == "workspace.stale"
            ? new Applied { Problem = finished.Problem, Stale = finished.Stale }
            : throw new RunStoppedException("failed", finished.Problem);
    }
}
