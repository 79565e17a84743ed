using AetherFlow.Edits;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Undo;

/// <summary>Gathers, file by file, what brings the workspace back; contents go into the undoing run's own blobs.</summary>
internal sealed class Reversal(Workspace workspace, BlobStore contents, BlobStore own)
{
    private readonly List<PlannedChange> _changes = [];
    private readonly List<FileChange> _files = [];
    private readonly List<Problem> _problems = [];

    public IReadOnlyList<PlannedChange> Changes => _changes;

    public IReadOnlyList<FileChange> Files => _files;

    public IReadOnlyList<Problem> Problems => _problems;

    public async Task AddAsync(NetChange change, CancellationToken cancellation)
    {
        var guarded = workspace.Guard(change.Path, PathUse.Write);
        if (guarded.Path is not { } path)
        {
            _problems.Add(guarded.Problem!.ToProblem());
            return;
        }

        var read = await workspace.ReadAsync(path, cancellation);
        if (read.Problem is { } unreadable)
        {
            _problems.Add(unreadable.ToProblem());
            return;
        }

        var now = read.Content?.Hash;
        if (now == change.Before) return;
        if (read.Content is { } content) await own.PutAsync(content.Bytes, cancellation);
        if (change.Versions.Contains(now, StringComparer.Ordinal)) await RestoreAsync(path, now, change, cancellation);
        else if (read.Content is null) Refuse(path, "was deleted");
        else await MergeAsync(path, read.Content, change, cancellation);
    }

    private async Task RestoreAsync(WorkspacePath path, string? now, NetChange change, CancellationToken cancellation)
    {
        var size = 0;
        if (change.Before is not null)
        {
            var before = await contents.GetAsync(change.Before, cancellation);
            await own.PutAsync(before, cancellation);
            size = before.Length;
        }

        Plan(path, now, change.Before, change.Mode, size);
    }

    private async Task MergeAsync(WorkspacePath path, FileContent now, NetChange change, CancellationToken cancellation)
    {
        if (change.Before is null || change.After is null)
        {
            Refuse(path, "was edited");
            return;
        }

        var ours = TextFile.Decode(now.Bytes);
        var before = TextFile.Decode(await contents.GetAsync(change.Before, cancellation));
        var after = TextFile.Decode(await contents.GetAsync(change.After, cancellation));
        if (ours.Text is null || before.Text is null || after.Text is null)
        {
            Refuse(path, "was edited, and is no text");
            return;
        }

        var merged = ThreeWayMerge.Merge(after.Text, ours.Text, before.Text);
        if (!merged.IsClean)
        {
            Refuse(path, $"was edited in the lines that the run changed ({string.Join(", ", merged.Conflicts)})");
            return;
        }

        var bytes = TextFile.Encode(merged.Text, ours.Shape!);
        Plan(path, now.Hash, await own.PutAsync(bytes, cancellation), now.Mode, bytes.Length);
    }

    private void Plan(WorkspacePath path, string? before, string? after, int? mode, long size)
    {
        _changes.Add(new PlannedChange(path, before, after, mode));
        _files.Add(new FileChange(path.Value, before, after, mode, size));
    }

    private void Refuse(WorkspacePath path, string why) => _problems.Add(new Problem(
        "undo.conflict",
        $"{path} {why} since the run.",
        "Nothing was undone. Bring the file back to what the run left, or undo it by hand; `runs show` tells what was changed."));
}
