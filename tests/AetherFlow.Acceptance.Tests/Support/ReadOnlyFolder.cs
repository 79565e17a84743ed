using System.Runtime.InteropServices;
using AetherFlow.Testing;

namespace AetherFlow.Acceptance.Tests.Support;

/// <summary>A folder that may be read and not written: by its mode, or for root, whom modes do not bind, by a mount.</summary>
internal sealed class ReadOnlyFolder : IDisposable
{
    private const int DiskBytes = 256 * 1024;
    private const nuint ReadOnlyRemount = 0x20 | 0x1;
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserExecute;

    private readonly IDisposable _held;

    private ReadOnlyFolder(IDisposable held, string path) => (_held, Path) = (held, path);

    public string Path { get; }

    /// <summary>Null where this user cannot have one.</summary>
    /// <param name="fill">Writes what stands in it.</param>
    public static ReadOnlyFolder? TryMake(Action<string> fill)
    {
        if (OperatingSystem.IsWindows()) return null;
        if (!Environment.IsPrivilegedProcess)
        {
            var folder = new TemporaryFolder();
            fill(folder.Path);
            File.SetUnixFileMode(folder.Path, Readable);
            return new ReadOnlyFolder(folder, folder.Path);
        }

        if (SmallDisk.TryMount(DiskBytes) is not { } disk) return null;
        fill(disk.Path);
        if (Mount("tmpfs", disk.Path, "tmpfs", ReadOnlyRemount, "") == 0) return new ReadOnlyFolder(disk, disk.Path);
        disk.Dispose();
        return null;
    }

    public void Dispose()
    {
        if (!OperatingSystem.IsWindows() && _held is TemporaryFolder) File.SetUnixFileMode(Path, Readable | UnixFileMode.UserWrite);
        _held.Dispose();
    }

    [DllImport("libc", EntryPoint = "mount", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Mount(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string source,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string target,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string type,
        nuint flags,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string data);
}
