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
internal sealed class EditStage(Workspace workspace, RunTree tree, ConflictRule conflicts, Redactor redactor)
{
    public async Task<(IReadOnlyList<ResolvedChange> Changes, Problem? Problem)> ResolveAsync(
        int index, Proposal proposal, SnapshotTaken snapshot, Scope scope, CancellationToken cancellation)
    {
        var guarded = new List<(FileEdit Edit, WorkspacePath Path)>();
        var problems = new List<Problem>();
        foreach (var edit in proposal.Edits)
        {
            var result = workspace.Guard(edit.Path, PathUse.Write);
            if (result.IsAllowed) guarded.Add((edit, result.Path));
            else problems.Add(result.Problem.ToProblem());
        }

        problems.AddRange(Clashes([.. guarded.Select(g => g.Path.Value)]));
        if (problems.Count > 0) return ([], Problems.Together(problems));
        var undeclared = guarded
            .Where(g => !snapshot.Files.Any(f => f.Role == SnapshotRole.Target && f.Path == g.Path.Value))
            .Select(g => g.Path.Value)
            .ToList();
        if (await conflicts.CheckAsync(index, undeclared, cancellation) is { } conflict) return ([], conflict);

        var changes = new List<ResolvedChange>();
        var ofBase = new List<FileChange>();
        foreach (var (edit, path) in guarded)
        {
            var shown = snapshot.Files.FirstOrDefault(f => f.Path == path.Value && f.Problem is null);
            var view = shown is null ? await tree.SeeAsync(index, path, cancellation) : new FileView(shown.Hash, shown.Origin, shown.Mode);
            var (change, problem) = await ApplyAsync(edit, path, view, scope.Blobs, cancellation);
            if (change?.Before is not null && edit is WholeFile && !IsShownWhole(shown, proposal)) problem = Unseen(path);
            if (problem is not null) problems.Add(problem);
            if (change is null) continue;
            changes.Add(change);
            if (view.Origin == FileView.Disk) ofBase.Add(new FileChange(path.Value, change.Before, change.After, change.Mode));
        }

        if (problems.Count > 0) return ([], Problems.Together(problems));
        // After a crash the snapshot is a record, and nobody has looked at these files yet: whoever does so later must not
        // take what is about to be written for what was there before. What an ancestor had left was never the base.
        tree.Restore(ofBase);
        return (changes, null);
    }

    /// <summary>Names that look different in a reply can be one file, and none can be a file and a folder at once.</summary>
    private static IEnumerable<Problem> Clashes(IReadOnlyList<string> paths)
    {
        foreach (var twice in paths.CountBy(path => path).Where(count => count.Value > 1).Select(count => count.Key))
        {
            yield return new Problem(
                "changes.one_file_twice", $"The reply gives {twice} more than once, under different names.", "Give each file once, complete, under one name.");
        }

        foreach (var file in paths.Where(path => paths.Any(other => other.StartsWith(path + "/", StringComparison.Ordinal))))
        {
            yield return new Problem(
                "changes.file_and_folder", $"The reply gives {file} as a file, and other files in a folder of that name.", "Give one of them another name.");
        }
    }

    private static bool IsShownWhole(SnapshotFile? shown, Proposal proposal) =>
        shown is { Role: SnapshotRole.Target } || (shown?.Hash is not null && !proposal.ShownInPart.Contains(shown.Path));

    /// <summary>Whoever replaces a file without having seen it loses what was in it.</summary>
    private static Problem Unseen(WorkspacePath path) => new(
        "changes.unseen_file",
        $"The reply replaces {path.Value}, which exists and was not shown, or not as a whole.",
        "Leave it as it is; write only the files of this step, and new ones.");

    private async Task<(ResolvedChange? Change, Problem? Problem)> ApplyAsync(
        FileEdit edit, WorkspacePath path, FileView view, BlobStore blobs, CancellationToken cancellation)
    {
        if (view.Problem is not null) return (null, view.Problem);
        var shape = TextShape.New;
        string? before = null;
        if (view.Hash is not null)
        {
            var decoded = TextFile.Decode(await blobs.GetAsync(view.Hash, cancellation));
            if (!decoded.IsText) return (null, decoded.Problem.ToProblem());
            (before, shape) = (decoded.Text, decoded.Shape);
        }

        var (after, problem) = Edit(edit, before);
        if (problem is not null || after is null) return (null, problem);
        if (before is not null && LosesSecret(before, after)) return (null, SecretLost(path));
        var bytes = TextFile.Encode(after, shape);
        if (bytes.Length > WorkspaceLimits.FileBytes) return (null, TooLarge(path, bytes.Length));
        var hash = await blobs.PutAsync(bytes, cancellation);
        return hash == view.Hash
            ? (null, null)
            : (new ResolvedChange(path, view.Hash, hash, view.Mode, bytes.Length), null);
    }

    /// <summary>Models are shown a mark instead of a key; what they give back must not put the mark into the user's file.</summary>
    private bool LosesSecret(string before, string after) =>
        after.Contains(Redactor.Mark, StringComparison.Ordinal) && redactor.Redact(before) != before && redactor.Redact(after) == after;

    private static Problem SecretLost(WorkspacePath path) => new(
        "edit.secret_lost",
        $"{path.Value} holds a provider's key, which no model is shown; the reply would put {Redactor.Mark} in its place.",
        "Move the key out of the file, or change the file by hand.");

    /// <summary>What could not be read again could neither be seen by a later step nor undone.</summary>
    private static Problem TooLarge(WorkspacePath path, long bytes) => new(
        "file.too_large", $"{path.Value} would have {bytes:N0} bytes; at most {WorkspaceLimits.FileBytes:N0} are written.", "Split it.");

    /// <summary>The text after the edit; null where the file already is as it is to be.</summary>
    private static (string? After, Problem? Problem) Edit(FileEdit edit, string? before)
    {
        switch (edit)
        {
            case WholeFile whole:
                return (whole.Text, null);
            case PatchFile when before is null:
                return (null, new Problem("patch.no_file", $"There is no file {edit.Path} to patch.", "Name an existing file, or make it in an earlier step."));
            case PatchFile patch:
                var result = PatchEditor.Apply(before, patch.Instruction, patch.Fragment);
                return result.Problem is { } problem ? (null, problem.ToProblem(edit.Path)) : (result.Text, null);
            default:
                throw new InvalidOperationException($"No way to apply a {edit.GetType().Name}.");
        }
    }
}
