using AetherFlow.Edits;

namespace AetherFlow.Workspaces;

/// <summary>
/// Takes the changes of one file back, the last one first. As long as the content is what the run left, this is the
/// recorded content before; an edited file is merged, with what the run left as the base.
/// </summary>
internal sealed class FileUndo(Workspace workspace, WorkspacePath path, ContentSource content)
{
    private string? _hash;
    private int? _mode;

    public PlannedChange? Change { get; private set; }

    /// <summary>The content that came out of merging and is in no record.</summary>
    public ReadOnlyMemory<byte>? Merged { get; private set; }

    public async Task<WorkspaceProblem?> TakeBackAsync(IReadOnlyList<UndoChange> newestFirst, CancellationToken cancellationToken)
    {
        var current = _hash = await workspace.HashAsync(path, cancellationToken);
        var mode = _mode = workspace.ModeOf(path);
        // Somebody edited it: what the run did and took back itself would be in the way of that for nothing.
        if (!newestFirst.Any(change => change.BeforeHash == _hash || change.AfterHash == _hash)) newestFirst = WithoutDetours(newestFirst);
        for (var at = 0; at < newestFirst.Count; at++)
        {
            var change = newestFirst[at];
            if (_hash == change.AfterHash) Set(change.BeforeHash, null);
            else if (!IsOlderThan(newestFirst, at) && await MergeAsync(change, cancellationToken) is { } conflict) return conflict;
            TakeBackMode(change);
        }

        var changesMode = _mode != mode && _hash is not null;
        if (_hash != current) Change = new PlannedChange(path, current, _hash, Merged is null ? newestFirst[^1].BeforeMode : changesMode ? _mode : null);
        else if (changesMode && current is not null) Change = new PlannedChange(path, current, current, _mode);
        return null;
    }

    /// <summary>Without changes that together lead back to where they began.</summary>
    private static List<UndoChange> WithoutDetours(IReadOnlyList<UndoChange> newestFirst)
    {
        var way = new List<UndoChange>();
        foreach (var change in newestFirst.Reverse())
        {
            way.Add(change);
            var start = way.FindIndex(earlier => earlier.BeforeHash == change.AfterHash);
            if (start >= 0 && IsClosed(way[start..])) way.RemoveRange(start, way.Count - start);
        }

        way.Reverse();
        return way;
    }

    /// <summary>Whether each change begins where the one before it ended, the last one ends where the first one began, and so do permissions.</summary>
    private static bool IsClosed(List<UndoChange> changes) =>
        changes.Zip(changes.Skip(1)).All(pair => pair.First.AfterHash == pair.Second.BeforeHash)
        && (changes[^1].AfterMode ?? changes[0].BeforeMode) == (changes[0].BeforeMode ?? changes[^1].AfterMode);

    /// <summary>Permissions that are not what the run left were set by somebody else.</summary>
    private void TakeBackMode(UndoChange change)
    {
        if (change is { BeforeMode: { } before, AfterMode: { } after } && _mode == after) _mode = before;
    }

    /// <summary>The file stands where it was before this change, or before one further back: somebody has taken it back already.</summary>
    private bool IsOlderThan(IReadOnlyList<UndoChange> newestFirst, int at) =>
        newestFirst.Skip(at).Any(change => change.BeforeHash == _hash) || newestFirst.Skip(at + 1).Any(change => change.AfterHash == _hash);

    private async Task<WorkspaceProblem?> MergeAsync(UndoChange change, CancellationToken cancellationToken)
    {
        if (change.AfterHash is null) return Conflict("the run had deleted it, and it exists again with another content");
        if (change.BeforeHash is null) return Conflict("the run had created it, and it was edited since");
        if (_hash is null) return Conflict("the run had changed it, and it was deleted since");

        var ours = TextFile.Decode((await CurrentAsync(cancellationToken)).Span);
        var after = TextFile.Decode((await content(change.AfterHash, cancellationToken)).Span);
        var before = TextFile.Decode((await content(change.BeforeHash, cancellationToken)).Span);
        if (!ours.IsText || !after.IsText || !before.IsText) return Conflict("it was edited since and is no text that can be merged");

        var result = ThreeWayMerge.Merge(after.Text, ours.Text, before.Text);
        if (!result.IsClean)
        {
            return Conflict("these lines of the run were edited since: " + string.Join(", ", result.Conflicts.Select(c => Lines(c.OurLine, c.OurCount))));
        }

        var bytes = TextFile.EncodeAsIs(result.Text, ours.Shape.Encoding);
        Set(ContentHash.Of(bytes), bytes);
        return null;
    }

    private async Task<ReadOnlyMemory<byte>> CurrentAsync(CancellationToken cancellationToken)
    {
        if (Merged is { } merged) return merged;
        var read = await workspace.ReadAsync(path, cancellationToken);
        if (read.Content is { } now && now.Hash == _hash) return now.Bytes;
        // Not what the disk has: an older change was taken back already, and that content is on record.
        return await content(_hash!, cancellationToken);
    }

    private void Set(string? hash, ReadOnlyMemory<byte>? merged) => (_hash, Merged) = (hash, merged);

    private static string Lines(int first, int count) => count <= 1 ? $"{first}" : $"{first}-{first + count - 1}";

    private WorkspaceProblem Conflict(string why) =>
        new("undo.conflict", $"{path} is left as it is: {why}.", "Take the run's change back by hand.") { Path = path.Value };
}
