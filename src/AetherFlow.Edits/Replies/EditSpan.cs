using System.Runtime.InteropServices;

namespace AetherFlow.Edits;

/// <summary>Lines of a reply that hold edits, from <see cref="From"/> up to, not including, <see cref="To"/>, with the fence or tags around them.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EditSpan(int From, int To, EditFormat Format, Region Content, Fence? Fence, bool Terminated)
{
    /// <summary>Columns that the fence takes off every line.</summary>
    public int Indent => Fence?.Indent ?? 0;
}
