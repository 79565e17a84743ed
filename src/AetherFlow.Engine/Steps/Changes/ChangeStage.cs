using AetherFlow.Engine.Repairs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Steps;

/// <summary>
/// Makes a proposal real: edits are applied to the snapshot in memory, refused as a whole where one of them may not
/// be, and then written in one transaction whose manifest is in the journal first.
/// </summary>
/// <param name="reviews">Asked before they are written; null: nobody is.</param>
/// <param name="apply">False: nothing is written.</param>
internal sealed class ChangeStage(Workspace workspace, EditStage edits, Reviews? reviews, bool apply)
{
    /// <summary>Whether edits that make a check pass without making the work right are refused.</summary>
    public bool RefusesCheats { get; init; }

    public async Task<Applied> ApplyAsync(
        int index, Proposal proposal, SnapshotTaken snapshot, Scope scope, CancellationToken cancellation)
    {
        if (await Transactions.ContinueAsync(workspace, scope, cancellation) is { } begun) return Outcome(begun);
        var resolved = await edits.ResolveAsync(index, proposal, snapshot, scope, cancellation);
        if (resolved.Problem is { } problem) return Applied.Rejected(problem) with { Refused = resolved.Refused };
        var changes = resolved.Changes;
        if (changes.Count == 0) return new Applied { Edits = resolved.Edits };
        var (cheat, suspicions) = RefusesCheats ? await CheatGuard.LookAsync(changes, apply && reviews is not null, scope.Blobs, cancellation) : (null, []);
        if (cheat is not null) return Applied.Rejected(cheat);
        List<FileChange> files = [.. changes.Select(c => new FileChange(c.Path.Value, c.Before, c.After, c.Mode, c.Size)).OrderBy(f => f.Path, StringComparer.Ordinal)];
        if (!apply) return new Applied { Files = files, Edits = resolved.Edits };
        if (reviews is not null && await reviews.WhyNotAsync(files, suspicions, !proposal.IsOfPlan, scope, cancellation) is { } unwanted) return Applied.Rejected(unwanted);
        var planned = changes.Select(c => new PlannedChange(c.Path, c.Before, c.After, c.Mode)).ToList();
        return Outcome(await Transactions.RunAsync(workspace, planned, [], scope, cancellation)) with { Edits = resolved.Edits };
    }

    private static Applied Outcome(ChangesFinished finished) => finished.Applied
        ? new Applied { Files = finished.Files }
        : new Applied { Problem = finished.Problem, Stale = finished.Stale };
}
