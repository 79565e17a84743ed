namespace AetherFlow.Workspaces;

/// <summary>
/// Decides whether a path may be used, by its spelling and by what stands on the disk on its way. The tree enforces the
/// same border again on every open, so that a link that appears later changes nothing.
/// </summary>
internal sealed class PathGuard(Tree tree)
{
    public PathResult Check(string path, PathUse use)
    {
        if (PathSpelling.Read(path, use, tree.Root, out var problem) is not { } relative) return PathResult.Refused(problem!);
        if (use == PathUse.Write && Protected(path, relative) is { } named) return PathResult.Refused(named);
        try
        {
            return Walk(path, relative, use);
        }
        catch (TreeException e)
        {
            return PathResult.Refused(WorkspaceFailures.OfPath(path, e));
        }
    }

    private PathResult Walk(string asked, string relative, PathUse use)
    {
        var components = relative.Split('/');
        var directory = "";
        for (var at = 0; at < components.Length - 1; at++)
        {
            var next = Tree.Join(directory, components[at]);
            var entry = tree.Find(next);
            if (CaseCollision(asked, directory, components[at], entry.Type, use) is { } collision) return PathResult.Refused(collision);
            if (entry.Type == EntryType.Missing) return Checked(asked, Tree.Join(directory, string.Join('/', components[at..])), use);
            if (entry.Type == EntryType.Link)
            {
                next = Follow(asked, next, out var outside);
                if (outside is not null) return PathResult.Refused(outside);
            }
            else if (entry.Type != EntryType.Directory)
            {
                return Refuse(asked, "path.not_directory", $"{next} is no directory.", "Choose another path.");
            }

            directory = next;
        }

        return Last(asked, directory, components[^1], use);
    }

    private PathResult Last(string asked, string directory, string name, PathUse use)
    {
        var path = Tree.Join(directory, name);
        var entry = tree.Find(path);
        if (CaseCollision(asked, directory, name, entry.Type, use) is { } collision) return PathResult.Refused(collision);
        return entry.Type switch
        {
            EntryType.Directory => Refuse(asked, "path.directory", $"{PathSpelling.Show(asked)} is a directory.", "Name a file; for reading, a pattern such as `dir/**` lists files."),
            EntryType.Special => Refuse(asked, "path.device", $"{PathSpelling.Show(asked)} is a FIFO, a socket or a device.", "Name a regular file."),
            EntryType.Link when use == PathUse.Write => Refuse(asked, "path.link", $"{PathSpelling.Show(asked)} is a symbolic link.", "Name the file that it points to."),
            EntryType.Link => ReadThroughLink(asked, path),
            _ => Checked(asked, path, use),
        };
    }

    private PathResult ReadThroughLink(string asked, string path)
    {
        try
        {
            tree.OpenRead(path).Dispose();
            return PathResult.Allowed(path);
        }
        catch (TreeException e) when (e.Error is TreeError.LeavesRoot or TreeError.LinkLoop or TreeError.Missing)
        {
            return Refuse(asked, "path.link", $"{PathSpelling.Show(asked)} is a symbolic link that leads out of the workspace or nowhere.", "Name a file inside the workspace.");
        }
    }

    /// <summary>The directory behind a link, or nothing if the link leads out, in circles or nowhere.</summary>
    private string Follow(string asked, string link, out WorkspaceProblem? problem)
    {
        try
        {
            problem = null;
            return tree.Canonical(link);
        }
        catch (TreeException)
        {
            problem = PathSpelling.Problem(asked, "path.link", $"{PathSpelling.Show(asked)} goes through {link}, a symbolic link that leads out of the workspace or nowhere.", "Name a file inside the workspace.");
            return link;
        }
    }

    /// <summary>A link may have led into a protected directory: the path without links is checked once more.</summary>
    private static PathResult Checked(string asked, string path, PathUse use) =>
        use == PathUse.Write && Protected(asked, path) is { } problem ? PathResult.Refused(problem) : PathResult.Allowed(path);

    private static WorkspaceProblem? Protected(string asked, string path) => ProtectedNames.In(path) is { } name
        ? PathSpelling.Problem(asked, "path.protected", $"{PathSpelling.Show(asked)} is protected ({name.Pattern}): {name.Reason}.", "Change it by hand if it has to change.")
        : null;

    /// <summary>A name that differs from an existing one in case only is one file on some systems and two on others.</summary>
    private WorkspaceProblem? CaseCollision(string asked, string directory, string name, EntryType type, PathUse use)
    {
        if (use == PathUse.Read || (type != EntryType.Missing && tree.IsCaseSensitive)) return null;
        string? other = null;
        foreach (var existing in tree.Names(directory))
        {
            if (existing == name) return null;
            if (existing.Equals(name, StringComparison.OrdinalIgnoreCase)) other = existing;
        }

        return other is null
            ? null
            : PathSpelling.Problem(asked, "path.case_collision", $"{PathSpelling.Show(asked)} differs from {Tree.Join(directory, other)} in case only.", $"Use the existing spelling, {other}.");
    }

    private static PathResult Refuse(string asked, string code, string message, string hint) =>
        PathResult.Refused(PathSpelling.Problem(asked, code, message, hint));
}
