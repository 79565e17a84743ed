using System.Collections.Immutable;

namespace AetherFlow.Workspaces;

/// <summary>Compares two listings of a tree by what stands in them; contents are read by nobody here.</summary>
internal sealed class TreeDifference(TreeListing before, TreeListing after, int mostFolders)
{
    private readonly Stack<string> _folders = new();
    private readonly List<Candidate> _candidates = [];
    private readonly List<string> _newFolders = [];

    public IReadOnlyList<Candidate> Candidates => _candidates;

    public UnkeptTally Unkept { get; } = new();

    /// <summary>Parents first: a folder comes before what is in it in ordinal order.</summary>
    public ImmutableArray<string> NewFolders => [.. _newFolders.Order(StringComparer.Ordinal)];

    public void Find(CancellationToken cancellationToken)
    {
        _folders.Push("");
        while (_folders.TryPop(out var path))
        {
            cancellationToken.ThrowIfCancellationRequested();
            CompareFolder(path, before.Folders.GetValueOrDefault(path), after.Folders.GetValueOrDefault(path));
        }
    }

    private void CompareFolder(string path, FolderListing? old, FolderListing? now)
    {
        var place = old?.Place ?? now?.Place;
        if (old?.State == FolderState.NotLookedAt || now?.State == FolderState.NotLookedAt)
        {
            Unkept.AddUnknown(place?.Root ?? path);
        }
        else if (old?.State == FolderState.Unreadable || now?.State == FolderState.Unreadable)
        {
            if (old?.State != now?.State) Unkept.Add(Tree.ParentOf(path), UnkeptReason.Unreadable, Tree.NameOf(path), Kind(old, now));
        }
        else
        {
            CompareUnnameable(path, place, old?.Content.Unnameable ?? 0, now?.Content.Unnameable ?? 0);
            CompareEntries(path, place, old, now);
        }
    }

    /// <summary>Of such entries only the number is known.</summary>
    private void CompareUnnameable(string path, UnkeptPlace? place, int old, int now)
    {
        if (old == now) return;
        Unkept.Add(place?.Root ?? path, UnkeptReason.Name, "\uFFFD", now > old ? ChangeKind.Created : ChangeKind.Deleted, count: Math.Abs(now - old));
    }

    private void CompareEntries(string path, UnkeptPlace? place, FolderListing? old, FolderListing? now)
    {
        var left = old?.Content.Entries ?? [];
        var right = now?.Content.Entries ?? [];
        for (int i = 0, j = 0; i < left.Length || j < right.Length;)
        {
            var order = i == left.Length ? 1 : j == right.Length ? -1 : string.CompareOrdinal(left[i].Name, right[j].Name);
            var name = order <= 0 ? left[i].Name : right[j].Name;
            Stamp? was = order <= 0 ? left[i++].Stamp : null;
            Stamp? stands = order >= 0 ? right[j++].Stamp : null;
            CompareEntry(Tree.Join(path, name), place, was, stands, old);
        }
    }

    private void CompareEntry(string path, UnkeptPlace? place, Stamp? old, Stamp? now, FolderListing? folder)
    {
        if (old?.Type == EntryType.Directory || now?.Type == EntryType.Directory)
        {
            _folders.Push(path);
            if (place is null) CompareDirectory(path, old, now);
            if (old?.Type == EntryType.Directory) old = null;
            if (now?.Type == EntryType.Directory) now = null;
        }

        if (old == now && (old is not { Type: EntryType.File } file || place is not null || !before.IsFresh(file))) return;
        var reason = folder?.NotKept.TryGetValue(Tree.NameOf(path), out var notKept) == true ? notKept : (UnkeptReason?)null;
        var candidate = new Candidate(path, old, now, reason);
        if (place is not null) Unkept.Add(place, path, candidate.Kind, candidate.Size);
        else if (IsFileOrMissing(old) && IsFileOrMissing(now)) _candidates.Add(candidate);
        else Unkept.Add(Tree.ParentOf(path), UnkeptReason.NotAFile, Tree.NameOf(path), candidate.Kind, candidate.Size);
    }

    private void CompareDirectory(string path, Stamp? old, Stamp? now)
    {
        var (was, stands) = (old?.Type == EntryType.Directory, now?.Type == EntryType.Directory);
        if (was && stands)
        {
            if (old!.Value.Mode != now!.Value.Mode) Unkept.Add(Tree.ParentOf(path), UnkeptReason.Permissions, Tree.NameOf(path), ChangeKind.Changed);
        }
        else if (was)
        {
            if (before.Folders.GetValueOrDefault(path)?.IsEmpty == true) Unkept.Add(Tree.ParentOf(path), UnkeptReason.EmptyFolder, Tree.NameOf(path), ChangeKind.Deleted);
        }
        else if (_newFolders.Count < mostFolders)
        {
            _newFolders.Add(path);
        }
        else
        {
            Unkept.Add(Tree.ParentOf(path), UnkeptReason.TooMany, Tree.NameOf(path), ChangeKind.Created);
        }
    }

    private static bool IsFileOrMissing(Stamp? stamp) => stamp is null or { Type: EntryType.File };

    private static ChangeKind Kind(FolderListing? old, FolderListing? now) =>
        old is null ? ChangeKind.Created : now is null ? ChangeKind.Deleted : ChangeKind.Changed;
}
