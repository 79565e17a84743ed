using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>Code that was understood: its members, with places in its own text.</summary>
internal sealed record CodePiece
{
    public required CodeText Code { get; init; }

    public required ImmutableArray<OutlineMember> Members { get; init; }

    public required ImmutableArray<SourceWord> Words { get; init; }

    public string Text => Code.Text;

    public TextSpan Whole => new(0, Text.Length);

    /// <summary>Without the comma or semicolon that stands behind the last member.</summary>
    public TextSpan WithoutSeparator(char separator) =>
        Members[^1].Full.End is var end && Text[end..].Trim() == separator.ToString() ? new TextSpan(0, end) : Whole;
}
