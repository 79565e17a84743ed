using System.Runtime.InteropServices;

namespace AetherFlow.Workspaces;

/// <summary>The used fields of macOS's struct stat with 64-bit inodes (sys/stat.h).</summary>
[StructLayout(LayoutKind.Explicit, Size = 144)]
internal struct MacStat
{
    [FieldOffset(4)]
    public ushort Mode;

    [FieldOffset(8)]
    public ulong Inode;

    [FieldOffset(48)]
    public long ModifiedSeconds;

    [FieldOffset(56)]
    public long ModifiedNanoseconds;

    [FieldOffset(64)]
    public long ChangedSeconds;

    [FieldOffset(72)]
    public long ChangedNanoseconds;

    [FieldOffset(96)]
    public long Size;
}
