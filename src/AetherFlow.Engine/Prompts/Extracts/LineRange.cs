using System.Runtime.InteropServices;

namespace AetherFlow.Engine.Prompts;

/// <summary>Lines from <see cref="First"/> up to, not including, <see cref="End"/>, counted from 0.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LineRange(int First, int End)
{
    public static LineRange Around(LineRange lines, int radius, int count) =>
        new(Math.Max(0, lines.First - radius), Math.Min(count, lines.End + radius));
}
