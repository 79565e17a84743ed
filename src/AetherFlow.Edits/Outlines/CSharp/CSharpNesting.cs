namespace AetherFlow.Edits;

/// <summary>
/// Looks, before the compiler's parser does, whether a text nests too deep for it: some of its methods call themselves without
/// asking how much stack is left, and a stack that overflows takes the process along.
/// </summary>
internal static class CSharpNesting
{
    /// <summary>A level costs the parser up to 1.5 kB; threads of the pool have 1.5 MB.</summary>
    public const int LevelsAtMost = 300;

    /// <returns>The first place that is too deep; -1 where there is none.</returns>
    public static int TooDeep(string text)
    {
        var (depth, angles, repeated) = (0, 0, 0);
        var last = default(TextSpan);
        for (var at = 0; at < text.Length;)
        {
            var sign = text[at];
            var end = char.IsWhiteSpace(sign) ? at + 1 : EndOfUnread(text, at) is var unread && unread > at ? unread : EndOfWord(text, at);
            if (!char.IsWhiteSpace(sign))
            {
                depth = Math.Max(0, depth + (sign is '(' or '[' or '{' ? 1 : sign is ')' or ']' or '}' ? -1 : 0));
                angles = sign is ';' or '{' or '}' ? 0 : Math.Max(0, angles + (sign == '<' ? 1 : sign == '>' ? -1 : 0));
                // Operators and patterns that stand before themselves, as in `not not not`.
                repeated = text.AsSpan(at, end - at).SequenceEqual(text.AsSpan(last.Start, last.Length)) ? repeated + 1 : 0;
                last = new TextSpan(at, end);
                if (depth > LevelsAtMost || angles > LevelsAtMost || (repeated > LevelsAtMost && sign is not (')' or ']' or '}' or ';' or ','))) return at;
            }

            at = end;
        }

        return -1;
    }

    private static int EndOfWord(string text, int at)
    {
        var end = at;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_')) end++;
        return Math.Max(end, at + 1);
    }

    /// <summary>The end of a comment, a character or a plain string; the beginning itself where none begins. Raw and verbatim strings may be taken for several.</summary>
    private static int EndOfUnread(string text, int at)
    {
        if (text[at] == '/' && at + 1 < text.Length && text[at + 1] == '/') return LineStop(text, at);
        if (text[at] == '/' && at + 1 < text.Length && text[at + 1] == '*')
        {
            var close = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
            return close < 0 ? text.Length : close + 2;
        }

        if (text[at] is not ('"' or '\'')) return at;
        var end = at + 1;
        while (end < text.Length && text[end] != text[at] && text[end] is not ('\n' or '\r')) end += text[end] == '\\' ? 2 : 1;
        return Math.Min(text.Length, end + 1);
    }

    private static int LineStop(string text, int at)
    {
        var offset = text.AsSpan(at).IndexOfAny('\r', '\n');
        return offset < 0 ? text.Length : at + offset;
    }
}
