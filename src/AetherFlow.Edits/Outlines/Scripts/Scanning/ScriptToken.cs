using System.Runtime.InteropServices;

namespace AetherFlow.Edits;

/// <summary>A token of a script and what comes before it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its first UTF-16 unit.</param>
/// <param name="End">After its last one.</param>
/// <param name="OnNewLine">Whether a line break stands between it and the token before it.</param>
/// <param name="Fault">What is wrong with it; null if nothing.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ScriptToken(ScriptTokenKind Kind, int Start, int End, bool OnNewLine = false, string? Fault = null)
{
    public TextSpan Span => new(Start, End);
}
