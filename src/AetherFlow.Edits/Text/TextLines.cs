namespace AetherFlow.Edits;

/// <summary>Cuts texts into lines. LF, CRLF and a lone CR end a line; an end at the very end of the text opens no further line.</summary>
internal static class TextLines
{
    /// <summary>The lines without their ends.</summary>
    public static List<string> Split(string text)
    {
        var lines = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = EndOfLine(text, at);
            lines.Add(text[at..end]);
            at = end + LengthOfEnd(text, end);
        }

        return lines;
    }

    /// <summary>The lines with their ends, so that joining them gives the text back.</summary>
    public static List<string> SplitKeepingEnds(string text)
    {
        var lines = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = EndOfLine(text, at);
            end += LengthOfEnd(text, end);
            lines.Add(text[at..end]);
            at = end;
        }

        return lines;
    }

    /// <summary>The end of a line that <see cref="SplitKeepingEnds"/> gave: LF, CRLF, CR or nothing.</summary>
    public static string EndOf(string line) =>
        line.EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n"
        : line.EndsWith('\n') ? "\n"
        : line.EndsWith('\r') ? "\r"
        : "";

    public static string WithoutEnd(string line) => line[..^EndOf(line).Length];

    /// <summary>Each line followed by LF: the form in which text files are kept.</summary>
    public static string Join(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));

    private static int EndOfLine(string text, int from)
    {
        var offset = text.AsSpan(from).IndexOfAny('\r', '\n');
        return offset < 0 ? text.Length : from + offset;
    }

    private static int LengthOfEnd(string text, int at) =>
        at >= text.Length ? 0
        : text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2
        : 1;
}
