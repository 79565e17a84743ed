using System.Runtime.InteropServices;

namespace AetherFlow.Edits;

/// <summary>Lines from <see cref="From"/> up to, not including, <see cref="To"/>.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Region(int From, int To)
{
    public bool IsEmpty => From >= To;

    /// <summary>The same lines without blank ones at both ends.</summary>
    public Region Trim(List<string> lines)
    {
        var (from, to) = (From, To);
        while (from < to && string.IsNullOrWhiteSpace(lines[from])) from++;
        while (to > from && string.IsNullOrWhiteSpace(lines[to - 1])) to--;
        return new Region(from, to);
    }
}
