using System.Runtime.InteropServices;

namespace AetherFlow.Edits;

/// <summary>Where a member begins.</summary>
/// <param name="Trivia">After the token before it: its comments stand from here on.</param>
/// <param name="Start">Its first token, decorators included.</param>
/// <param name="Declaration">Its first token after the decorators.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ScriptMark(int Trivia, int Start, int Declaration);
