namespace AetherFlow.Edits;

/// <summary>Turns an offset into what people count.</summary>
internal static class TextPosition
{
    /// <summary>Line and column of an offset, both from 1; the column in UTF-16 units.</summary>
    public static (int Line, int Column) Of(string text, int offset)
    {
        var line = 1;
        var start = 0;
        for (var at = 0; at < offset; at++)
        {
            if (text[at] != '\n' && (text[at] != '\r' || (at + 1 < text.Length && text[at + 1] == '\n'))) continue;
            line++;
            start = at + 1;
        }

        return (line, offset - start + 1);
    }
}
