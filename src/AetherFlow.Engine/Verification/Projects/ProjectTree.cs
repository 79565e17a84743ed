namespace AetherFlow.Engine.Verification;

/// <summary>What is known of a workspace to find its projects: the names of its files, and the texts of the few that are asked for.</summary>
public sealed class ProjectTree
{
    private readonly string[] _paths;
    private readonly HashSet<string> _known;
    private readonly Func<string, string?> _read;
    private readonly Dictionary<string, string?> _texts = new(StringComparer.Ordinal);

    /// <param name="paths">Of all files, relative to the workspace, with slashes; their order says nothing.</param>
    /// <param name="read">Gives a file's text; null where there is none.</param>
    public ProjectTree(IEnumerable<string> paths, Func<string, string?> read)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(read);
        _paths = [.. paths.Where(p => !RelativePath.IsForeign(p)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _known = new HashSet<string>(_paths, StringComparer.Ordinal);
        _read = read;
    }

    /// <summary>Sources of the workspace's own, in ordinal order: nothing of dependencies, of build outputs, of folders that a dot hides.</summary>
    internal IReadOnlyList<string> Paths => _paths;

    internal bool Has(string path) => _known.Contains(path);

    internal string? Text(string path)
    {
        if (_texts.TryGetValue(path, out var known)) return known;
        var text = _known.Contains(path) ? _read(path) : null;
        _texts.Add(path, text);
        return text;
    }

    /// <summary>All files in the folder and below.</summary>
    internal IEnumerable<string> Under(string folder)
    {
        if (folder.Length == 0) return _paths;
        var prefix = folder + "/";
        var at = Array.BinarySearch(_paths, prefix, StringComparer.Ordinal);
        return _paths.Skip(at < 0 ? ~at : at).TakeWhile(p => p.StartsWith(prefix, StringComparison.Ordinal));
    }

    internal IEnumerable<string> In(string folder) => Under(folder).Where(p => RelativePath.FolderOf(p) == folder);

    /// <summary>The first of the names that the folder has.</summary>
    internal string? FirstIn(string folder, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (RelativePath.Join(folder, name) is { } path && Has(path)) return path;
        }

        return null;
    }

    /// <summary>The first of the names in the folder, else in the one around it, up to the root.</summary>
    internal string? Nearest(string folder, params string[] names) =>
        RelativePath.WithParents(folder).Select(f => FirstIn(f, names)).FirstOrDefault(p => p is not null);
}
