using System.Runtime.InteropServices;

namespace AetherFlow.Edits;

/// <summary>What a declaration consists of behind its name.</summary>
/// <param name="Signature">The parameter list; null if there is none.</param>
/// <param name="Body">Between its braces, or the expression; null if there is none.</param>
/// <param name="Members">Declared inside; null if nothing was looked at.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ScriptParts(TextSpan? Signature, TextSpan? Body, List<ScriptMember>? Members);
