using Microsoft.Win32.SafeHandles;

namespace AetherFlow.Workspaces;

/// <summary>A tree on Windows: every component is looked at before use, and reparse points (links, junctions) are refused.</summary>
internal sealed class WindowsTree(string directory) : Tree(Existing(directory))
{
    public override bool IsCaseSensitive => false;

    public override Entry Find(string path)
    {
        var full = Root;
        foreach (var component in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            full = Path.Combine(full, component);
            if (Path.Exists(full) && File.GetAttributes(full).HasFlag(FileAttributes.ReparsePoint)) return new Entry(EntryType.Link, 0, 0);
        }

        if (Directory.Exists(full)) return new Entry(EntryType.Directory, 0, 0);
        var file = new FileInfo(full);
        if (!file.Exists) return Entry.Missing;
        return new Entry(file.Attributes.HasFlag(FileAttributes.Device) ? EntryType.Special : EntryType.File, 0, file.Length);
    }

    public override string Canonical(string directory) =>
        Find(directory).Type == EntryType.Link ? throw new TreeException(TreeError.LeavesRoot, directory, "open") : directory;

    public override bool IsWritable() => !new DirectoryInfo(Root).Attributes.HasFlag(FileAttributes.ReadOnly);

    public override SafeFileHandle OpenRead(string path) => Find(path).Type switch
    {
        EntryType.File => File.OpenHandle(Full(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete),
        EntryType.Missing => throw new TreeException(TreeError.Missing, path, "open"),
        EntryType.Link => throw new TreeException(TreeError.LeavesRoot, path, "open"),
        _ => throw new TreeException(TreeError.NotRegular, path, "open"),
    };

    public override DirectoryEntries List(string directory)
    {
        if (Find(directory).Type != EntryType.Directory) throw new TreeException(TreeError.NotDirectory, directory, "list");
        var entries = new List<NamedStamp>();
        foreach (var name in DirectNames(Path.Combine(Root, directory)))
        {
            var entry = Find(Join(directory, name));
            if (entry.Type == EntryType.Missing) continue;
            var modified = (File.GetLastWriteTimeUtc(Path.Combine(Root, directory, name)) - DateTime.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
            entries.Add(new NamedStamp(name, new Stamp(entry.Type, entry.Mode, entry.Size, modified, 0, 0)));
        }

        return Sorted(entries, 0);
    }

    public override SafeFileHandle Create(string path, int? mode) => File.OpenHandle(Full(path), FileMode.CreateNew, FileAccess.Write, FileShare.None);

    public override void Rename(string from, string to, bool replace) => File.Move(Full(from), Full(to), replace);

    public override void Delete(string path)
    {
        var full = Full(path);
        if (!File.Exists(full)) throw new TreeException(TreeError.Missing, path, "delete");
        File.Delete(full);
    }

    public override void MakeDirectory(string path) => Directory.CreateDirectory(Full(path));

    public override void RemoveDirectory(string path)
    {
        var full = Full(path);
        if (Directory.Exists(full) && !Directory.EnumerateFileSystemEntries(full).Any()) Directory.Delete(full);
    }

    /// <summary>NTFS journals its directories; there is no call to flush one.</summary>
    public override void Sync(string directory)
    {
    }

    protected override void Dispose(bool disposing)
    {
    }

    private static string Existing(string directory)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        if (Directory.Exists(full)) return full;
        throw new TreeException(File.Exists(full) ? TreeError.NotDirectory : TreeError.Missing, directory, "open");
    }

    private string Full(string path)
    {
        if (Find(ParentOf(path)).Type == EntryType.Link) throw new TreeException(TreeError.LeavesRoot, path, "open");
        return Path.Combine(Root, path.Replace('/', '\\'));
    }
}
