namespace AetherFlow.Engine.Verification;

/// <summary>Turns the paths that tools print into those of files that the workspace has.</summary>
internal sealed class PathFinder(OutputPlace place)
{
    /// <summary>Characters of a path; nothing longer is looked for.</summary>
    private const int LengthLimit = 400;

    /// <summary>Paths asked for; an output that names more of them is about something else.</summary>
    private const int LookupLimit = 20_000;

    private readonly Dictionary<string, bool> _exists = new(StringComparer.Ordinal);
    private readonly List<string> _folders = [];
    private readonly string[] _roots = [.. place.Roots.Select(r => r.Replace('\\', '/').TrimEnd('/')).Where(r => r.Length > 0).OrderByDescending(r => r.Length)];

    /// <summary>A folder that a tool says it works in; relative paths are looked for there first.</summary>
    public void Enter(string raw) => _folders.Add(ToRelative(raw.Replace('\\', '/')) ?? "");

    public void Leave()
    {
        if (_folders.Count > 0) _folders.RemoveAt(_folders.Count - 1);
    }

    /// <param name="raw">As it was printed: absolute or relative, a `file:` address, with either slash.</param>
    /// <param name="near">Folders relative to the workspace where it is looked for first.</param>
    /// <returns>Relative to the workspace; null where there is no such file of the workspace's own.</returns>
    public string? Find(string raw, params IEnumerable<string> near)
    {
        var path = Plain(raw);
        if (path is null) return null;
        if (IsAbsolute(path)) return ToRelative(path) is { } inside && IsOwn(inside) ? inside : null;
        foreach (var folder in near.Concat(Enumerable.Reverse(_folders)).Append(place.Folder).Append(""))
        {
            if (RelativePath.Join(folder, path) is { } joined && IsOwn(joined)) return joined;
        }

        return null;
    }

    public string? FolderOf(string raw) => Plain(raw) is { } path && ToRelative(path) is { } relative ? RelativePath.FolderOf(relative) : null;

    private static string? Plain(string raw)
    {
        var path = raw.Trim().Trim('"', '\'', '`').Replace('\\', '/');
        if (path.StartsWith("file://", StringComparison.Ordinal)) path = Uri.UnescapeDataString(path["file://".Length..]);
        var isPath = path.Length is > 0 and <= LengthLimit && path.Any(char.IsLetter)
            && !path.Contains("//", StringComparison.Ordinal) && !path.EndsWith('/') && path.IndexOfAny(['\n', '\0', '<', '>', '*', '?', '|', '"']) < 0;
        return isPath ? path : null;
    }

    private static bool IsAbsolute(string path) => path[0] == '/' || (path.Length > 2 && path[1] == ':' && path[2] == '/');

    private string? ToRelative(string path)
    {
        if (!IsAbsolute(path)) return RelativePath.Join(place.Folder, path);
        var root = _roots.FirstOrDefault(r => path.Length >= r.Length && path.StartsWith(r, StringComparison.Ordinal) && (path.Length == r.Length || path[r.Length] == '/'));
        return root is null ? null : RelativePath.Join("", path[root.Length..]);
    }

    private bool IsOwn(string path)
    {
        if (path.Length == 0 || RelativePath.IsLibrary(path)) return false;
        if (_exists.TryGetValue(path, out var known)) return known;
        if (_exists.Count >= LookupLimit) return false;
        var exists = place.Exists(path);
        _exists.Add(path, exists);
        return exists;
    }
}
