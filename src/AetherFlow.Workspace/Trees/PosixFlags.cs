using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace AetherFlow.Workspaces;

/// <summary>Flags and error numbers, which differ between systems, and on Linux even between processors (fcntl.h, errno.h).</summary>
[UnsupportedOSPlatform("windows")]
internal static class PosixFlags
{
    public const int ReadOnly = 0;
    public const int WriteOnly = 1;
    public const int WriteAccess = 2;
    public const int SearchAccess = 1;

    /// <summary>RESOLVE_NO_MAGICLINKS and RESOLVE_BENEATH.</summary>
    public const ulong ResolveBeneath = 0x02 | 0x08;

    public const int StatEmptyPath = 0x1000;
    public const uint StatBasic = 0x7ff;
    public const int FileTypeMask = 0xF000;
    public const int RegularFile = 0x8000;
    public const int DirectoryFile = 0x4000;
    public const int LinkFile = 0xA000;
    public const int Permissions = 0x1FF;
    public const int AllPermissions = 0xFFF;

    private const int EAgain = 11;
    private const int EIntr = 4;

    private static readonly bool Mac = OperatingSystem.IsMacOS();

    private static readonly bool LinuxOnArm = !Mac && RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm;

    public static int CloseOnExec { get; } = Mac ? 0x1000000 : 0x80000;

    public static int NonBlocking { get; } = Mac ? 0x4 : 0x800;

    public static int NoTerminal { get; } = Mac ? 0x20000 : 0x100;

    public static int Create { get; } = Mac ? 0x200 : 0x40;

    public static int Exclusive { get; } = Mac ? 0x800 : 0x80;

    public static int Directory { get; } = Mac ? 0x100000 : LinuxOnArm ? 0x4000 : 0x10000;

    public static int NoFollow { get; } = Mac ? 0x100 : LinuxOnArm ? 0x8000 : 0x20000;

    /// <summary>Linux: a place in the tree without the right to read; elsewhere reading is as near as one gets.</summary>
    public static int PathOnly { get; } = Mac ? ReadOnly : 0x200000;

    public static int StatNoFollow { get; } = Mac ? 0x20 : 0x100;

    public static int RemoveDirectory { get; } = Mac ? 0x80 : 0x200;

    public static bool IsTransient(int number) => number is EIntr || number == (Mac ? 35 : EAgain);

    public static TreeError Error(int number) => number switch
    {
        2 => TreeError.Missing,
        1 or 13 => TreeError.Denied,
        17 => TreeError.Exists,
        18 => TreeError.LeavesRoot,
        20 => TreeError.NotDirectory,
        21 => TreeError.IsDirectory,
        28 => TreeError.DiskFull,
        30 => TreeError.ReadOnly,
        _ => Mac ? MacError(number) : LinuxError(number),
    };

    private static TreeError LinuxError(int number) => number switch
    {
        36 => TreeError.NameTooLong,
        38 => TreeError.Unsupported,
        39 => TreeError.NotEmpty,
        40 => TreeError.LinkLoop,
        95 => TreeError.Unsupported,
        122 => TreeError.DiskFull,
        _ => TreeError.Other,
    };

    private static TreeError MacError(int number) => number switch
    {
        45 or 78 => TreeError.Unsupported,
        62 => TreeError.LinkLoop,
        63 => TreeError.NameTooLong,
        66 => TreeError.NotEmpty,
        69 => TreeError.DiskFull,
        _ => TreeError.Other,
    };
}
