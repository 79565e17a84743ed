using System.Collections.Immutable;

namespace AetherFlow.Workspaces;

/// <summary>Reads the files that may have changed and hands on the contents of those that did.</summary>
internal sealed class ContentDifference(Workspace workspace, KeptContents kept, TreeListing before, UnkeptTally unkept, ContentSink keep)
{
    private readonly List<ChangedFile> _changes = [];
    private long _bytes;

    /// <param name="candidates">What may have changed.</param>
    /// <param name="bounds">Files that are over them are counted as not undoable: created ones first.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ImmutableArray<ChangedFile>> FindAsync(IReadOnlyList<Candidate> candidates, RecordBounds bounds, CancellationToken cancellationToken)
    {
        foreach (var candidate in candidates.OrderBy(c => c.Before is null).ThenBy(c => c.Path, StringComparer.Ordinal))
        {
            if (await CompareAsync(candidate, bounds, cancellationToken) is { } reason)
                unkept.Add(Tree.ParentOf(candidate.Path), reason, Tree.NameOf(candidate.Path), candidate.Kind, candidate.Size);
        }

        return [.. _changes.OrderBy(change => change.Path, StringComparer.Ordinal)];
    }

    private async Task<UnkeptReason?> CompareAsync(Candidate candidate, RecordBounds bounds, CancellationToken cancellationToken)
    {
        if (candidate.NotKept is { } notKept) return candidate.LooksTheSame ? null : notKept;
        if (candidate.After is { } now && now.Size > (candidate.Before is null ? RecordLimits.FileBytes : RecordLimits.AfterBytes)) return UnkeptReason.TooLarge;

        ReadOnlyMemory<byte>? old = null;
        if (candidate.Before is { } was && (old = await kept.ReadAsync(before, candidate.Path, was, cancellationToken)) is null)
            return candidate.LooksTheSame ? null : UnkeptReason.ContentLost;
        var path = workspace.Guard(candidate.Path, PathUse.Write);
        if (Refusal(candidate, path) is { } refusal) return refusal;
        var read = candidate.After is null ? ReadResult.Missing : await workspace.ReadAsync(path.Path, cancellationToken);
        if (candidate.After is not null && read.Content is null) return UnkeptReason.Unreadable;

        var change = Change(candidate, old, read.Content);
        if (change.BeforeHash == change.AfterHash && change.BeforeMode == change.AfterMode)
            return candidate.Before?.Mode != candidate.After?.Mode ? UnkeptReason.Permissions : null;
        if (_changes.Count >= bounds.ChangedFiles || _bytes + change.AfterSize > bounds.TotalBytes) return UnkeptReason.TooMany;
        _bytes += change.AfterSize;
        if (old is { } bytes) await keep(bytes, change.BeforeHash!, cancellationToken);
        if (read.Content is { } content) await keep(content.Bytes, content.Hash, cancellationToken);
        _changes.Add(change);
        return null;
    }

    /// <summary>What undoing may not write cannot be undone; neither can what lies behind a link by now.</summary>
    private static UnkeptReason? Refusal(Candidate candidate, PathResult path)
    {
        if (path.IsAllowed) return path.Path.Value == candidate.Path ? null : UnkeptReason.NotAFile;
        return path.Problem.Code is "path.directory" or "path.not_directory" or "path.link" or "path.device" ? UnkeptReason.NotAFile : UnkeptReason.Name;
    }

    private static ChangedFile Change(Candidate candidate, ReadOnlyMemory<byte>? old, FileContent? now) => new()
    {
        Path = candidate.Path,
        BeforeHash = old is { } bytes ? ContentHash.Of(bytes.Span) : null,
        AfterHash = now?.Hash,
        BeforeMode = OperatingSystem.IsWindows() ? null : candidate.Before?.Permissions,
        AfterMode = now?.Mode,
        BeforeSize = old?.Length ?? 0,
        AfterSize = now?.Bytes.Length ?? 0,
    };
}
