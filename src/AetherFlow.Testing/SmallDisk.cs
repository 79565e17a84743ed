using System.Runtime.InteropServices;

namespace AetherFlow.Testing;

/// <summary>A file system of a few kilobytes in memory, to run out of space for real; needs the right to mount.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder;

    private SmallDisk(TemporaryFolder folder) => _folder = folder;

    public string Path => _folder.Path;

    /// <summary>Null where this system or this user may not mount.</summary>
    public static SmallDisk? TryMount(int bytes)
    {
        if (!OperatingSystem.IsLinux()) return null;
        var folder = new TemporaryFolder();
        if (Mount("tmpfs", folder.Path, "tmpfs", 0, $"size={bytes}") == 0) return new SmallDisk(folder);
        folder.Dispose();
        return null;
    }

    public string PathOf(string relative) => _folder[relative];

    public void Dispose()
    {
        _ = Unmount(_folder.Path, Detach);
        _folder.Dispose();
    }

    private const int Detach = 2;

    [DllImport("libc", EntryPoint = "mount", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Mount(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string source,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string target,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string type,
        nuint flags,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string data);

    [DllImport("libc", EntryPoint = "umount2", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Unmount([MarshalAs(UnmanagedType.LPUTF8Str)] string target, int flags);
}
