using System.Collections.Immutable;
using System.IO.Enumeration;
using AetherFlow.Workspaces;

namespace AetherFlow.Sandbox;

/// <summary>
/// Files and folders of a workspace that stay read-only inside, by <see cref="ProtectedNames"/>: looked for in the whole
/// workspace once, and in its root before every command. A link is none of them, for what it leads to is not to be
/// seen inside, or is protected by its own name.
/// </summary>
internal sealed class ProtectedPlaces(string workspace)
{
    /// <summary>Against workspaces without end; folders nearer to the root come first.</summary>
    private const int FoldersAtMost = 5_000;

    /// <summary>Written by tools from what is elsewhere, and full of folders.</summary>
    private static readonly ImmutableHashSet<string> Passed =
        ImmutableHashSet.Create(StringComparer.Ordinal, "node_modules", "bin", "obj", "artifacts", "target", "dist", "build", ".venv", "venv", "__pycache__");

    private readonly Lazy<ImmutableArray<string>> _nested = new(() => Nested(workspace));

    /// <summary>Paths relative to the workspace, each with its parents before it.</summary>
    public ImmutableArray<string> Find() =>
        [.. Entries(workspace).Protected, .. _nested.Value.Where(path => Exists(Path.Combine(workspace, path)))];

    private static ImmutableArray<string> Nested(string workspace)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        var waiting = new Queue<string>(Entries(workspace).Folders);
        for (var looked = 0; looked < FoldersAtMost && waiting.TryDequeue(out var folder); looked++)
        {
            var (isProtected, folders) = Entries(Path.Combine(workspace, folder));
            found.AddRange(isProtected.Select(name => Path.Combine(folder, name)));
            foreach (var inner in folders) waiting.Enqueue(Path.Combine(folder, inner));
        }

        return found.ToImmutable();
    }

    private static (List<string> Protected, List<string> Folders) Entries(string folder)
    {
        var (isProtected, folders) = (new List<string>(), new List<string>());
        var entries = new FileSystemEnumerable<(string Name, bool IsFolder)>(
            folder,
            (ref FileSystemEntry entry) => (entry.FileName.ToString(), entry.IsDirectory),
            new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true });
        foreach (var (name, isFolder) in entries)
        {
            if (ProtectedNames.In(name) is not null) isProtected.Add(name);
            else if (isFolder && !Passed.Contains(name)) folders.Add(name);
        }

        return (isProtected, folders);
    }

    private static bool Exists(string path) =>
        new FileInfo(path) is { LinkTarget: null } && (File.Exists(path) || Directory.Exists(path));
}
