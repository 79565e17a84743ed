namespace AetherFlow.Workspaces;

/// <summary>Lists a whole tree without following links: what somebody wrote first, dependency and build folders after it.</summary>
internal sealed class TreeWalk(Tree tree, int limit)
{
    private readonly Queue<FolderListing> _first = new();
    private readonly Queue<FolderListing> _last = new();

    /// <param name="freshSince">See <see cref="TreeListing.FreshSince"/>.</param>
    /// <param name="cancellationToken">Ends it between two folders.</param>
    /// <exception cref="IOException">The workspace's own folder cannot be read.</exception>
    public TreeListing Walk(long freshSince, CancellationToken cancellationToken)
    {
        var listing = new TreeListing { FreshSince = freshSince };
        var seen = 0;
        _first.Enqueue(new FolderListing { Path = "" });
        while (_first.TryDequeue(out var next) || _last.TryDequeue(out next))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var folder = seen < limit ? Read(next) : new FolderListing { Path = next.Path, Place = next.Place, State = FolderState.NotLookedAt };
            listing.Folders.Add(folder.Path, folder);
            seen += folder.Content.Entries.Length + folder.Content.Unnameable;
            AddFolders(folder);
        }

        return listing;
    }

    private FolderListing Read(FolderListing folder)
    {
        try
        {
            return new FolderListing { Path = folder.Path, Place = folder.Place, Content = tree.List(folder.Path) };
        }
        catch (Exception e) when (WorkspaceFailures.IsFailure(e))
        {
            if (folder.Path.Length == 0) throw;
            return new FolderListing { Path = folder.Path, Place = folder.Place, State = FolderState.Unreadable };
        }
    }

    private void AddFolders(FolderListing folder)
    {
        foreach (var (name, stamp) in folder.Content.Entries)
        {
            if (stamp.Type != EntryType.Directory) continue;
            var path = Tree.Join(folder.Path, name);
            var place = folder.Place;
            if (place is null && UnkeptFolders.Of(name, folder.Content.Entries) is { } unkept) place = new UnkeptPlace(path, unkept);
            (place is null ? _first : _last).Enqueue(new FolderListing { Path = path, Place = place });
        }
    }
}
