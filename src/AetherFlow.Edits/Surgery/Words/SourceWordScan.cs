namespace AetherFlow.Edits;

/// <summary>The place in a text that is being cut into words, and the words so far.</summary>
internal sealed class SourceWordScan(string text)
{
    /// <summary>Holes in strings within holes in strings: deeper ones are taken as part of the outer literal.</summary>
    public const int DepthAtMost = 64;

    public string Text { get; } = text;

    public List<SourceWord> Words { get; } = [];

    public int At { get; set; }

    public bool IsAtEnd => At >= Text.Length;

    /// <summary>The character here, or that many after; NUL beyond the end.</summary>
    public char Peek(int offset = 0) => At + offset < Text.Length ? Text[At + offset] : '\0';

    public bool StandsHere(string piece) => At < Text.Length && string.CompareOrdinal(Text, At, piece, 0, piece.Length) == 0;

    public void Add(SourceWordKind kind, int start) => Words.Add(new SourceWord(kind, new TextSpan(start, At)));

    /// <summary>Takes all up to the end of the line, which stays.</summary>
    public void TakeLine(SourceWordKind kind)
    {
        var start = At;
        var offset = Text.AsSpan(At).IndexOfAny('\r', '\n');
        At = offset < 0 ? Text.Length : At + offset;
        Add(kind, start);
    }

    public void TakeName()
    {
        var start = At;
        while (!IsAtEnd && IsPartOfName(Peek())) At++;
        Add(char.IsAsciiDigit(Text[start]) ? SourceWordKind.Mark : SourceWordKind.Name, start);
    }

    public void TakeMark()
    {
        At++;
        Add(SourceWordKind.Mark, At - 1);
    }

    /// <summary>Whatever is no ASCII may stand in a name, astral letters included; what is valid is for the language to say.</summary>
    public static bool IsPartOfName(char sign) =>
        char.IsAsciiLetterOrDigit(sign) || sign is '_' or '$' || (sign >= 128 && !char.IsWhiteSpace(sign) && sign != '\uFEFF');
}
