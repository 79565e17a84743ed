namespace AetherFlow.Engine.Verification;

/// <summary>Arithmetic on paths relative to the workspace, with slashes; the root is the empty path.</summary>
internal static class RelativePath
{
    /// <summary>Folders of dependencies, of what tools produce, and of broken projects that tests are made of: nobody's sources.</summary>
    private static readonly HashSet<string> Foreign = new(StringComparer.OrdinalIgnoreCase)
    {
        "node_modules", "bin", "obj", "dist", "vendor", "target", "artifacts", "venv", "site-packages", "bower_components",
        "__pycache__", "__pypackages__", "testdata", "fixtures", "__fixtures__",
    };

    /// <summary>Folders of which a line in an output says nothing that an edit could repair.</summary>
    private static readonly HashSet<string> Library = new(StringComparer.OrdinalIgnoreCase)
    {
        "node_modules", "obj", "vendor", "venv", ".venv", ".tox", ".nox", ".eggs", "site-packages", "dist-packages",
        "__pypackages__", ".cargo", "target", ".git", ".yarn", ".pnpm",
    };

    public static string FolderOf(string path) => path.LastIndexOf('/') is >= 0 and var at ? path[..at] : "";

    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>Null where it leads out of the workspace.</summary>
    public static string? Join(string folder, string relative)
    {
        var parts = folder.Length == 0 ? [] : folder.Split('/').ToList();
        foreach (var part in relative.Split('/'))
        {
            if (part.Length == 0 || part == ".") continue;
            if (part != "..") parts.Add(part);
            else if (parts.Count == 0) return null;
            else parts.RemoveAt(parts.Count - 1);
        }

        return string.Join('/', parts);
    }

    public static bool IsUnder(string path, string folder) =>
        folder.Length == 0 || (path.Length > folder.Length && path[folder.Length] == '/' && path.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>The folder, the one around it, up to the workspace's root.</summary>
    public static IEnumerable<string> WithParents(string folder)
    {
        for (; folder.Length > 0; folder = FolderOf(folder)) yield return folder;
        yield return "";
    }

    public static bool IsForeign(string path) => FoldersOf(path).Any(f => Foreign.Contains(f) || (f.StartsWith('.') && f is not "." and not ".."));

    public static bool IsLibrary(string path) => FoldersOf(path).Any(Library.Contains);

    private static string[] FoldersOf(string path) => path.Contains('/', StringComparison.Ordinal) ? path.Split('/')[..^1] : [];
}
