using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AetherFlow.Runs;

/// <summary>
/// Makes the names in a folder durable: on POSIX systems a flushed file may still lose its name when the power fails.
/// Windows writes names with the file.
/// </summary>
internal static partial class FolderSync
{
    private const int ReadOnly = 0;

    /// <exception cref="Journal.JournalException">The disk refuses.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        using var handle = new SafeFileHandle(Open(folder, ReadOnly | (OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000)), ownsHandle: true);
        if (handle.IsInvalid || Sync(handle) != 0)
            throw Journal.JournalException.Unwritable($"The folder {folder}", new IOException(Marshal.GetLastPInvokeErrorMessage()));
    }

    /// <param name="flags">With O_CLOEXEC (fcntl.h), which differs between systems.</param>
    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Sync(SafeFileHandle file);
}
