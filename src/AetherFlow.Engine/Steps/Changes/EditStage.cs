using AetherFlow.Edits;
using AetherFlow.Engine.Tree;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Steps;

/// <summary>
/// Applies a proposal's edits to the files as the step saw them, in memory. Every path is guarded, every undeclared
/// file is claimed against the other steps, before anything is written.
/// </summary>
internal sealed class EditStage(Workspace workspace, RunTree tree, ConflictRule conflicts, FileEdits files)
{
    public async Task<Resolution> ResolveAsync(int index, Proposal proposal, SnapshotTaken snapshot, Scope scope, CancellationToken cancellation)
    {
        var (guarded, problems) = Guard(proposal.Edits);
        problems.AddRange(PathClashes.Of(guarded));
        if (problems.Count > 0) return Resolution.Failed(Problems.Together(problems));
        var undeclared = guarded
            .SelectMany(g => g.NewPath is { } newPath ? new[] { g.Path.Value, newPath.Value } : [g.Path.Value])
            .Where(path => !snapshot.Files.Any(f => f.Role == SnapshotRole.Target && f.Path == path))
            .ToList();
        if (await conflicts.CheckAsync(index, undeclared, cancellation) is { } conflict) return Resolution.Failed(conflict);

        var changes = new List<ResolvedChange>();
        var edits = new List<EditApplied>();
        var refused = new List<EditRefused>();
        var ofBase = new List<FileChange>();
        foreach (var file in guarded.GroupBy(g => g.Path.Value, StringComparer.Ordinal))
        {
            var seen = await SeeAsync(index, file.First().Path, proposal, snapshot, cancellation);
            var target = file.First().NewPath is { } newPath ? await SeeAsync(index, newPath, proposal, snapshot, cancellation) : null;
            var resolved = await files.ApplyAsync([.. file.Select(g => g.Edit)], seen, target, scope.Blobs, cancellation);
            if (resolved.Problem is { } problem) problems.Add(problem);
            refused.AddRange(resolved.Refused);
            changes.AddRange(resolved.Changes);
            edits.AddRange(resolved.Edits);
            foreach (var change in resolved.Changes)
            {
                var view = change.Path == seen.Path ? seen.View : target!.View;
                if (view.Origin == FileView.Disk) ofBase.Add(new FileChange(change.Path.Value, change.Before, change.After, change.Mode));
            }
        }

        problems.AddRange(PathClashes.InCase(changes));
        if (problems.Count > 0) return Resolution.Failed(Problems.Together(problems)) with { Refused = refused };
        // After a crash the snapshot is a record, and nobody has looked at these files yet: whoever does so later must not
        // take what is about to be written for what was there before. What an ancestor had left was never the base.
        tree.Restore(ofBase);
        return new Resolution { Changes = changes, Edits = edits };
    }

    private (List<GuardedEdit> Guarded, List<Problem> Problems) Guard(IReadOnlyList<FileEdit> edits)
    {
        var guarded = new List<GuardedEdit>();
        var problems = new List<Problem>();
        foreach (var edit in edits)
        {
            var path = workspace.Guard(edit.Path, PathUse.Write);
            PathResult? newPath = edit is MoveFile move ? workspace.Guard(move.NewPath, PathUse.Write) : null;
            if (!path.IsAllowed) problems.Add(path.Problem.ToProblem());
            else if (newPath is { Problem: { } unusable }) problems.Add(unusable.ToProblem());
            else guarded.Add(new GuardedEdit(edit, path.Path, newPath?.Path));
        }

        return (guarded, problems);
    }

    private async Task<SeenFile> SeeAsync(int index, WorkspacePath path, Proposal proposal, SnapshotTaken snapshot, CancellationToken cancellation)
    {
        var shown = snapshot.Files.FirstOrDefault(f => f.Path == path.Value && f.Problem is null);
        var view = shown is null ? await tree.SeeAsync(index, path, cancellation) : new FileView(shown.Hash, shown.Origin, shown.Mode);
        var isShownWhole = shown is { Role: SnapshotRole.Target } or { Hash: not null } && !proposal.ShownInPart.Contains(path.Value);
        return new SeenFile(path, view, shown is not null, isShownWhole);
    }
}
