using System.IO.Enumeration;
using Microsoft.Win32.SafeHandles;

namespace AetherFlow.Workspaces;

/// <summary>
/// The files below one directory, and nothing else: a path is relative, has slashes and no <c>..</c>, and no link on its
/// way can lead out. Failures are <see cref="TreeException"/>.
/// </summary>
internal abstract class Tree(string root) : IDisposable
{
    /// <summary>What stands in a name for bytes that are no valid UTF-8.</summary>
    protected const char Unreadable = '\uFFFD';

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>The real absolute path of the directory.</summary>
    public string Root { get; } = root;

    /// <summary>Whether two names that differ in case only are two files.</summary>
    public abstract bool IsCaseSensitive { get; }

    public static Tree Open(string directory) => OperatingSystem.IsWindows() ? new WindowsTree(directory) : PosixTree.Open(directory);

    /// <summary>What stands at a path; a link is reported, not followed.</summary>
    public abstract Entry Find(string path);

    /// <summary>The path of a directory without links on its way.</summary>
    public abstract string Canonical(string directory);

    public abstract bool IsWritable();

    /// <summary>Opens a regular file.</summary>
    public abstract SafeFileHandle OpenRead(string path);

    /// <summary>Creates a file that does not exist yet. Without a mode it gets what the user's umask gives to new files.</summary>
    public abstract SafeFileHandle Create(string path, int? mode);

    /// <summary>Renames within one directory, atomically.</summary>
    public abstract void Rename(string from, string to, bool replace);

    public abstract void Delete(string path);

    /// <summary>Makes one directory; one that exists is fine.</summary>
    public abstract void MakeDirectory(string path);

    /// <summary>Removes a directory if it is there and empty.</summary>
    public abstract void RemoveDirectory(string path);

    /// <summary>Makes renames and deletions within a directory durable.</summary>
    public abstract void Sync(string directory);

    /// <summary>All entries of a directory, which may not be a link, each looked at without following it.</summary>
    public abstract DirectoryEntries List(string directory);

    /// <summary>The names in a directory.</summary>
    public IEnumerable<string> Names(string directory) =>
        Directory.EnumerateFileSystemEntries(Path.Combine(Root, directory)).Select(path => Path.GetFileName(path));

    public static string ParentOf(string path) => path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "";

    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    public static string Join(string directory, string name) => directory.Length == 0 ? name : directory + "/" + name;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);

    /// <summary>Names straight from the system; nothing is asked about the entries themselves.</summary>
    protected static IEnumerable<string> DirectNames(string place) =>
        new FileSystemEnumerable<string>(place, static (ref FileSystemEntry entry) => entry.FileName.ToString(), Everything);

    protected static DirectoryEntries Sorted(List<NamedStamp> entries, int unnameable)
    {
        entries.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return new DirectoryEntries([.. entries], unnameable);
    }
}
