using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace AetherFlow.Sandbox.Posix;

/// <summary>
/// Calls that only Linux has: limits of another process, and a process held by a descriptor, which is never mistaken
/// for a later one of the same number. Sources: man 2 prlimit, pidfd_open, pidfd_send_signal, ppoll; the two call
/// numbers are the same on every architecture (include/uapi/asm-generic/unistd.h).
/// </summary>
internal static class Kernel
{
    private const long PidfdSendSignal = 424;
    private const long PidfdOpen = 434;
    private const short Readable = 1;
    private const int SetDescriptorFlags = 2;
    private const int CloseOnExec = 1;
    private const int LocalSocket = 1;
    private const int StreamClosedOnExec = 0x80001;
    private const int NoMoreWrites = 1;

    /// <summary>O_WRONLY, O_CREAT, O_TRUNC and O_CLOEXEC; the same on x86-64 and ARM64.</summary>
    private const int WriteAnew = 0x80241;

    private const int OwnersAlone = 0x180;

    public static bool IsRoot => geteuid() == 0;

    public static uint UserId => geteuid();

    public static uint GroupId => getegid();

    /// <summary>Whether the kernel gives descriptors of processes: since 5.3.</summary>
    public static bool HoldsProcesses
    {
        get
        {
            var self = OpenProcess(Environment.ProcessId);
            if (self >= 0) Close(self);
            return self >= 0;
        }
    }

    /// <summary>A descriptor of the process, closed on exec; -1 where there is none, or the kernel is older than 5.3.</summary>
    public static int OpenProcess(int id) => (int)syscall(PidfdOpen, id, 0, 0, 0);

    public static void KillProcess(int descriptor) => _ = syscall(PidfdSendSignal, descriptor, LibC.Kill, 0, 0);

    /// <summary>
    /// Waits until the process behind the descriptor, and with an init also its whole namespace, has ended; or until
    /// the other end of a pair of sockets is closed.
    /// </summary>
    /// <returns>False when the time was over first.</returns>
    public static bool WaitForEnd(int descriptor, TimeSpan atMost)
    {
        var watched = new Watched { Descriptor = descriptor, Wanted = Readable };
        var time = new Time { Seconds = (nint)(atMost.Ticks / TimeSpan.TicksPerSecond), Nanoseconds = (nint)(atMost.Ticks % TimeSpan.TicksPerSecond * 100) };
        int result;
        do
        {
            result = ppoll(ref watched, 1, ref time, 0);
        }
        while (result < 0 && Marshal.GetLastPInvokeError() == LibC.Interrupted);

        return result == 1;
    }

    public static void Close(int descriptor) => _ = close(descriptor);

    /// <summary>Writes a word to a file of the kernel's, with none of the care that files on disks need and that takes time.</summary>
    /// <exception cref="IOException">The kernel refuses.</exception>
    public static void WriteWord(string path, string word)
    {
        var bytes = Encoding.ASCII.GetBytes(word);
        var file = open(path, WriteAnew, OwnersAlone);
        var written = file < 0 ? -1 : write(file, bytes, (nuint)bytes.Length);
        var error = Marshal.GetLastPInvokeError();
        if (file >= 0) Close(file);
        if (written != bytes.Length) throw new IOException($"{path}: {Marshal.GetPInvokeErrorMessage(error)}");
    }

    /// <summary>Two connected sockets, both closed on exec.</summary>
    public static (int First, int Second) SocketPair()
    {
        var pair = new int[2];
        if (socketpair(LocalSocket, StreamClosedOnExec, 0, pair) != 0) throw new IOException($"socketpair: {Marshal.GetLastPInvokeErrorMessage()}");
        return (pair[0], pair[1]);
    }

    /// <summary>Sends what fits without a reader, and then the end.</summary>
    public static void SendAll(int socket, ReadOnlySpan<byte> content)
    {
        if (write(socket, content.ToArray(), (nuint)content.Length) != content.Length || shutdown(socket, NoMoreWrites) != 0)
            throw new IOException($"write: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    /// <summary>
    /// Keeps from children what whoever started us left open: our own descriptors are closed on exec already, and an
    /// inherited folder or socket would lead out of every sandbox.
    /// </summary>
    public static void KeepDescriptorsFromChildren()
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries("/proc/self/fd"))
        {
            if (int.TryParse(Path.GetFileName(entry), NumberStyles.None, CultureInfo.InvariantCulture, out var descriptor) && descriptor > 2)
                _ = fcntl(descriptor, SetDescriptorFlags, CloseOnExec);
        }
    }

    /// <summary>Lowers a limit of a process and of all it will start; what is lower already stays.</summary>
    /// <returns>0, or the error number.</returns>
    public static int Limit(int process, ResourceLimit limit, long value)
    {
        var old = default(Range);
        if (prlimit(process, (int)limit, 0, ref old) != 0) return Marshal.GetLastPInvokeError();
        var wanted = (ulong)value;
        var lowered = new Range { Soft = Math.Min(old.Soft, wanted), Hard = Math.Min(old.Hard, wanted) };
        return prlimit(process, (int)limit, ref lowered, 0) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint syscall(long number, nint first, nint second, nint third, nint fourth);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ppoll(ref Watched watched, nuint count, ref Time atMost, nint signals);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int prlimit(int process, int resource, nint wanted, ref Range old);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int prlimit(int process, int resource, ref Range wanted, nint old);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int socketpair(int family, int type, int protocol, [Out] int[] pair);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, int mode);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint write(int descriptor, byte[] bytes, nuint count);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int shutdown(int socket, int how);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int fcntl(int descriptor, int command, int value);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int close(int descriptor);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint geteuid();

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint getegid();

    [StructLayout(LayoutKind.Sequential)]
    private struct Watched
    {
        public int Descriptor;
        public short Wanted;
        public short Happened;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Range
    {
        public ulong Soft;
        public ulong Hard;
    }
}
