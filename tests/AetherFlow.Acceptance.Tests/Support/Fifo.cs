using System.Runtime.InteropServices;

namespace AetherFlow.Acceptance.Tests.Support;

/// <summary>A named pipe: whoever opens it for reading waits until somebody writes.</summary>
internal static class Fifo
{
    private const uint OwnerOnly = 0b110_000_000;

    public static void Create(string path) => Assert.Equal(0, MakeFifo(path, OwnerOnly));

    [DllImport("libc", EntryPoint = "mkfifo", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MakeFifo([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);
}
