using System.Runtime.InteropServices;

namespace AetherFlow.Edits;

/// <summary>A word, literal or sign of a Python text, or a mark of its layout. Comments are no tokens.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PythonToken(PythonTokenKind Kind, int Start, int End)
{
    public bool IsLayout => Kind is PythonTokenKind.NewLine or PythonTokenKind.Indent or PythonTokenKind.Dedent or PythonTokenKind.End;

    public TextSpan Span => new(Start, End);
}
