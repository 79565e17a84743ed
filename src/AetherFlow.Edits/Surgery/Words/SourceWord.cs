using System.Runtime.InteropServices;

namespace AetherFlow.Edits;

/// <summary>A piece of source that is no white space. Names inside an interpolated literal come after the literal.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SourceWord(SourceWordKind Kind, TextSpan Span);
