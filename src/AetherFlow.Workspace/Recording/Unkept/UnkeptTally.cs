using System.Collections.Immutable;

namespace AetherFlow.Workspaces;

/// <summary>Counts by folder what cannot be undone.</summary>
internal sealed class UnkeptTally
{
    private readonly Dictionary<(string Folder, UnkeptReason Reason), Tally> _tallies = [];

    public void Add(string folder, UnkeptReason reason, string name, ChangeKind kind, long bytes = 0, int count = 1)
    {
        var tally = Of(folder, reason);
        tally.Counts[(int)kind] += count;
        tally.Bytes += bytes;
        // A set that stays small: the first names in ordinal order, in whatever order they come.
        tally.Names.Add(name);
        if (tally.Names.Count > RecordLimits.Examples) tally.Names.Remove(tally.Names.Max!);
    }

    /// <summary>Something inside one dependency or build folder.</summary>
    public void Add(UnkeptPlace place, string path, ChangeKind kind, long bytes)
    {
        Add(place.Root, UnkeptReason.DependencyOrBuildFolder, path[(place.Root.Length + 1)..], kind, bytes);
        Of(place.Root, UnkeptReason.DependencyOrBuildFolder).Folder = place.Folder;
    }

    /// <summary>A folder of which nothing is known.</summary>
    public void AddUnknown(string folder) => Of(folder, UnkeptReason.NotLookedAt);

    public ImmutableArray<UnkeptChanges> ToChanges() =>
    [
        .. _tallies.OrderBy(one => one.Key.Folder, StringComparer.Ordinal).ThenBy(one => one.Key.Reason).Select(one => new UnkeptChanges
        {
            Folder = one.Key.Folder,
            Reason = one.Key.Reason,
            Explanation = Explain(one.Key.Reason, one.Value.Folder),
            Created = one.Value.Counts[(int)ChangeKind.Created],
            Changed = one.Value.Counts[(int)ChangeKind.Changed],
            Deleted = one.Value.Counts[(int)ChangeKind.Deleted],
            Bytes = one.Value.Bytes,
            Examples = [.. one.Value.Names],
        }),
    ];

    private static string Explain(UnkeptReason reason, UnkeptFolder? folder) => reason switch
    {
        UnkeptReason.DependencyOrBuildFolder => folder!.Reason,
        UnkeptReason.TooLarge => $"contents are kept of files up to {RecordLimits.FileBytes:N0} bytes",
        UnkeptReason.TooMany => $"contents are kept of {RecordLimits.TotalBytes:N0} bytes and {RecordLimits.ChangedFiles:N0} changes at most",
        UnkeptReason.NotAFile => "a link, a FIFO, a socket or a device stands or stood there, or a folder took the place of a file",
        UnkeptReason.Name => "the name is protected, differs from another one in case only, or is none that is ever written",
        UnkeptReason.Unreadable => "it could not be read",
        UnkeptReason.Permissions => "permissions of folders and set-user-id, set-group-id and sticky bits are not brought back",
        UnkeptReason.EmptyFolder => "folders without files are not made again",
        UnkeptReason.ContentLost => "the content that was kept is damaged",
        UnkeptReason.NotLookedAt => $"the workspace has more than {RecordLimits.Entries:N0} entries, so that nobody looked",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    private Tally Of(string folder, UnkeptReason reason)
    {
        if (!_tallies.TryGetValue((folder, reason), out var tally)) _tallies.Add((folder, reason), tally = new Tally());
        return tally;
    }

    private sealed class Tally
    {
        public int[] Counts { get; } = new int[3];

        public SortedSet<string> Names { get; } = new(StringComparer.Ordinal);

        public long Bytes { get; set; }

        public UnkeptFolder? Folder { get; set; }
    }
}
