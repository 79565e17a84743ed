namespace AetherFlow.Workspaces;

/// <summary>Whether a path of a plan means many files, and which: a folder (<c>src/</c>) or a pattern (<c>src/**/*.py</c>).</summary>
public static class PathSelection
{
    public static bool IsMany(string text) => text.EndsWith('/') || PathPattern.IsPattern(text);

    /// <summary>Whether a file, in the guard's spelling, is among those that a folder or pattern means.</summary>
    public static bool Includes(string selection, string path)
    {
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(path);
        var spelled = selection.StartsWith("./", StringComparison.Ordinal) ? selection[2..] : selection;
        return PathPattern.IsPattern(spelled)
            ? PathPattern.Read(spelled)?.Matches(path) ?? false
            : path.StartsWith(spelled.TrimEnd('/') + "/", StringComparison.Ordinal);
    }
}
