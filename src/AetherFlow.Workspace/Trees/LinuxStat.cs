using System.Runtime.InteropServices;

namespace AetherFlow.Workspaces;

/// <summary>The used fields of struct statx (linux/stat.h), which is the same on every architecture.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct LinuxStat
{
    [FieldOffset(28)]
    public ushort Mode;

    [FieldOffset(40)]
    public ulong Size;
}
