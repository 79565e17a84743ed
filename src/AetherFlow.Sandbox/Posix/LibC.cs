using System.Runtime.InteropServices;

namespace AetherFlow.Sandbox.Posix;

/// <summary>
/// The few calls of the C library for what System.Diagnostics.Process cannot do: a session of its own for the
/// child (no terminal, one group to kill), a zombie kept until all is over, and the signal that ended it.
/// Constants differ between Linux and macOS where it says so; sources: spawn.h, sys/wait.h, signal.h of both.
/// </summary>
internal static class LibC
{
    public const int MayExecute = 1;
    public const int Kill = 9;
    public const int NoSuchFile = 2;
    public const int Interrupted = 4;

    /// <summary>More than any posix_spawnattr_t (336), posix_spawn_file_actions_t (80) or sigset_t (128) known.</summary>
    public const int StructSize = 512;

    public const int SetSignalDefaults = 0x04;
    public const int SetSignalMask = 0x08;

    public static int Stop => OperatingSystem.IsMacOS() ? 17 : 19;

    public static int NewSession => OperatingSystem.IsMacOS() ? 0x0400 : 0x80;

    /// <summary>macOS opens no pipe with close-on-exec in one call, but can close all at the start of a program.</summary>
    public static int CloseOthers => OperatingSystem.IsMacOS() ? 0x4000 : 0;

    private const int ById = 1;
    private const int WhenExited = 4;
    private static int LeaveZombie => OperatingSystem.IsMacOS() ? 0x20 : 0x01000000;

    /// <summary>Waits for the child's end and leaves it a zombie, so that its id (and its group's) is given to nobody else.</summary>
    /// <returns>0, or the error number.</returns>
    public static int WaitForEnd(int child)
    {
        var info = new byte[StructSize];
        while (waitid(ById, child, info, WhenExited | LeaveZombie) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error != Interrupted) return error;
        }

        return 0;
    }

    /// <summary>Takes the status of a zombie, which is gone then.</summary>
    /// <returns>The status as <c>wait</c> gives it; null where the system has none for us.</returns>
    public static int? Reap(int child)
    {
        int result;
        int status;
        do
        {
            result = waitpid(child, out status, 0);
        }
        while (result < 0 && Marshal.GetLastPInvokeError() == Interrupted);

        return result == child ? status : null;
    }

    /// <summary>The path without links; null where there is no such file.</summary>
    public static string? RealPath(string path)
    {
        var found = realpath(path, 0);
        if (found == 0) return null;
        try
        {
            return Marshal.PtrToStringUTF8(found);
        }
        finally
        {
            free(found);
        }
    }

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int access([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int mode);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int kill(int id, int signal);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int posix_spawn(out int id, byte[] path, byte[] fileActions, byte[] attributes, nint[] arguments, nint[] environment);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int posix_spawn_file_actions_init([In, Out] byte[] fileActions);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int posix_spawn_file_actions_destroy([In, Out] byte[] fileActions);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int posix_spawn_file_actions_adddup2([In, Out] byte[] fileActions, int from, int to);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int posix_spawn_file_actions_addchdir_np([In, Out] byte[] fileActions, [MarshalAs(UnmanagedType.LPUTF8Str)] string path);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int posix_spawnattr_init([In, Out] byte[] attributes);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int posix_spawnattr_destroy([In, Out] byte[] attributes);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int posix_spawnattr_setflags([In, Out] byte[] attributes, short flags);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int posix_spawnattr_setsigdefault([In, Out] byte[] attributes, byte[] signals);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int posix_spawnattr_setsigmask([In, Out] byte[] attributes, byte[] signals);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int sigemptyset([In, Out] byte[] signals);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int sigaddset([In, Out] byte[] signals, int signal);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int waitid(int kind, int id, [Out] byte[] info, int options);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int waitpid(int id, out int status, int options);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint realpath([MarshalAs(UnmanagedType.LPUTF8Str)] string path, nint buffer);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void free(nint pointer);
}
