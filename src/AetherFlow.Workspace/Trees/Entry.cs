using System.Runtime.InteropServices;

namespace AetherFlow.Workspaces;

/// <summary>What stands at a path. <see cref="Mode"/> holds the nine permission bits; 0 where the system has none.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Entry(EntryType Type, int Mode, long Size)
{
    public static readonly Entry Missing = new(EntryType.Missing, 0, 0);
}
