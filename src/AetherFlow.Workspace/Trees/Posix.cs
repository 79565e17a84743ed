using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace AetherFlow.Workspaces;

/// <summary>The calls of libc that .NET has no name for: everything relative to an open directory.</summary>
[UnsupportedOSPlatform("windows")]
internal static partial class Posix
{
    private const string Libc = "libc";

    /// <summary>openat2 has this number on every architecture (Linux 5.6 and later).</summary>
    private const int OpenAt2Number = 437;

    /// <summary>FICLONE of linux/fs.h: _IOW(0x94, 9, int).</summary>
    private const nuint CloneRequest = 0x40049409;

    public static bool IsMac { get; } = OperatingSystem.IsMacOS();

    [LibraryImport(Libc, EntryPoint = "openat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int OpenAt(int directory, string path, int flags, int mode);

    [LibraryImport(Libc, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Open(string path, int flags, int mode);

    public static int OpenAt2(int directory, string path, in OpenHow how) =>
        (int)Syscall(OpenAt2Number, directory, path, how, (nuint)Marshal.SizeOf<OpenHow>());

    [LibraryImport(Libc, EntryPoint = "mkdirat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int MkdirAt(SafeFileHandle directory, string name, uint mode);

    [LibraryImport(Libc, EntryPoint = "unlinkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int UnlinkAt(SafeFileHandle directory, string name, int flags);

    [LibraryImport(Libc, EntryPoint = "renameat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int RenameAt(SafeFileHandle from, string name, SafeFileHandle to, string newName);

    /// <summary>A second name for a file; unlike renaming, it never takes the place of another file.</summary>
    [LibraryImport(Libc, EntryPoint = "linkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int LinkAt(SafeFileHandle from, string name, SafeFileHandle to, string newName, int flags);

    [LibraryImport(Libc, EntryPoint = "faccessat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int AccessAt(SafeFileHandle directory, string path, int mode, int flags);

    [LibraryImport(Libc, EntryPoint = "fchmod", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int ChangeMode(SafeFileHandle file, uint mode);

    [LibraryImport(Libc, EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Sync(SafeFileHandle file);

    /// <summary>Makes a file share the blocks of another one (Linux; btrfs, XFS, bcachefs and others); false where the file system cannot.</summary>
    public static bool Clone(SafeFileHandle target, SafeFileHandle source) =>
        ControlFile(target, CloneRequest, source.DangerousGetHandle()) == 0;

    [LibraryImport(Libc, EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Statx(SafeFileHandle directory, string path, int flags, uint mask, out LinuxStat stat);

    /// <summary>The 64-bit form, which macOS on Apple silicon calls by its plain name.</summary>
    [LibraryImport(Libc, EntryPoint = "fstatat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int MacStatAt(SafeFileHandle directory, string path, out MacStat stat, int flags);

    [LibraryImport(Libc, EntryPoint = "fstatat$INODE64", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int MacIntelStatAt(SafeFileHandle directory, string path, out MacStat stat, int flags);

    [LibraryImport(Libc, EntryPoint = "realpath", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint RealPath(string path, nint buffer);

    [LibraryImport(Libc, EntryPoint = "free")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial void Free(nint memory);

    [LibraryImport(Libc, EntryPoint = "ioctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ControlFile(SafeFileHandle file, nuint request, nint argument);

    [LibraryImport(Libc, EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Syscall(nint number, nint directory, string path, in OpenHow how, nuint size);
}
