using AetherFlow.Engine.PlanRuns;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Folds;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Undo;

/// <summary>
/// Takes changes back in one transaction: files that nobody touched since get their bytes of before, edited ones are
/// merged, and where that is not possible nothing at all is changed.
/// </summary>
/// <param name="workspace">Where the files are.</param>
/// <param name="contents">Holds what stood in the files before and after.</param>
internal sealed class TakingBack(Workspace workspace, BlobStore contents)
{
    /// <param name="changes">What is to be taken back.</param>
    /// <param name="kept">
    /// What is to stand in the files afterwards, where somebody has taken back more than is asked; null: nothing. With it the
    /// transaction is recorded even where it has nothing to do: a later stint must not look again, at files that were written since.
    /// </param>
    /// <returns>Why nothing was taken back, or the number of files that were.</returns>
    /// <exception cref="RunStoppedException">The disk refuses.</exception>
    public async Task<(Problem? Problem, int Files)> RunAsync(
        ChangesFold changes, ChangesFold? kept, Scope scope, CancellationToken cancellation)
    {
        var standing = kept is null ? [] : await StandingAsync(changes, kept, cancellation);
        var plan = await UndoPlan.BuildAsync(
            workspace,
            [.. changes.Changes.Where(c => !standing.ContainsKey(c.Path)).Select(c => new UndoChange(c.Path, c.Before, c.After, c.BeforeMode, c.Mode))],
            contents.ContentAsync,
            cancellation);
        plan = plan with { Changes = [.. plan.Changes, .. standing.Values.Where(change => change.BeforeHash != change.AfterHash || change.Mode is not null)] };
        if (!plan.Conflicts.IsEmpty) return (Conflict(plan), 0);
        foreach (var manifest in changes.CutOff) new Transaction(workspace).CleanUp(manifest.ToManifest());
        if (plan.Changes.IsEmpty && changes.NewFolders.Count == 0 && kept is null) return (null, 0);

        foreach (var change in plan.Changes) await KeepAsync(change, plan, scope.Blobs, cancellation);
        var finished = await Transactions.RunAsync(workspace, plan.Changes, changes.NewFolders, scope, cancellation);
        return (finished.Problem, finished.Files.Count);
    }

    /// <summary>
    /// Files that stand as they were at some time of the run, whoever brought them there: each becomes what the kept
    /// changes left, or what it was before all of them. Files that were edited since are not among them.
    /// </summary>
    private async Task<Dictionary<string, PlannedChange>> StandingAsync(ChangesFold taken, ChangesFold kept, CancellationToken cancellation)
    {
        var standing = new Dictionary<string, PlannedChange>(StringComparer.Ordinal);
        var last = kept.Changes.ToLookup(change => change.Path, StringComparer.Ordinal);
        foreach (var file in kept.Changes.Concat(taken.Changes).GroupBy(change => change.Path, StringComparer.Ordinal))
        {
            if (workspace.Guard(file.Key, PathUse.Write) is not { IsAllowed: true, Path: var path }) continue;
            var now = await workspace.HashAsync(path, cancellation);
            if (!file.Any(change => change.Before == now || change.After == now)) continue;
            var target = last[file.Key].LastOrDefault();
            standing[file.Key] = target is null
                ? new PlannedChange(path, now, file.First().Before, file.First().BeforeMode)
                : new PlannedChange(path, now, target.After, target.Mode);
        }

        return standing;
    }

    /// <summary>What was taken back can be put there again without the run that made it: both contents are kept here.</summary>
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
