using System.Runtime.InteropServices;

namespace AetherFlow.Workspaces;

/// <summary>An entry of a directory.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NamedStamp(string Name, Stamp Stamp);
