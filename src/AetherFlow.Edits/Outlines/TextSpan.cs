using System.Runtime.InteropServices;

namespace AetherFlow.Edits;

/// <summary>A piece of a text, in UTF-16 units, from <see cref="Start"/> up to, not including, <see cref="End"/>.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TextSpan(int Start, int End)
{
    public int Length => End - Start;

    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;

    public string In(string text) => text[Start..End];
}
