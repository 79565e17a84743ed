using System.Runtime.InteropServices;

namespace AetherFlow.Workspaces;

/// <summary>All that tells without reading whether an entry is still the same.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Mode">The permission bits with set-user-id, set-group-id and sticky; 0 where the system has none.</param>
/// <param name="Size">In bytes; 0 for directories, whose size says nothing about them.</param>
/// <param name="Modified">Time of the last write, in nanoseconds since 1970.</param>
/// <param name="Changed">Time of the last change of content or status, in nanoseconds since 1970; 0 where the system has none.</param>
/// <param name="Inode">0 where the system does not tell.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Stamp(EntryType Type, int Mode, long Size, long Modified, long Changed, ulong Inode)
{
    private const int PermissionBits = 0x1FF;

    /// <summary>The nine bits that are carried over.</summary>
    public int Permissions => Mode & PermissionBits;
}
