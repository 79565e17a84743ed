using System.Runtime.InteropServices;

namespace AetherFlow.Edits;

/// <summary>Lines of a base text, and the lines of another text that stand in their place. Counts from 0.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LineChange(int BaseStart, int BaseCount, int OtherStart, int OtherCount)
{
    public int BaseEnd => BaseStart + BaseCount;

    /// <summary>How much further down the other text's lines are after this change.</summary>
    public int Shift => OtherStart + OtherCount - BaseEnd;
}
