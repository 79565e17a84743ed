using System.Runtime.InteropServices;

namespace AetherFlow.Plans.Source;

/// <summary>A place for people: 1-based, the column in characters.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SourcePlace(int Line, int Column)
{
    public override string ToString() => $"{Line}:{Column}";
}
