namespace AetherFlow.Shape.Tests.Reading;

/// <summary>Blanks what is not code, so that rules about code are not misled by words in strings and comments.</summary>
internal static class CSharpText
{
    /// <summary>The text without comments and insides of literals, and without the latter alone; both as long as the text.</summary>
    public static (string Code, string WithoutLiterals) Blank(string text)
    {
        var code = text.ToCharArray();
        var withComments = text.ToCharArray();
        var at = 0;
        while (at < text.Length)
        {
            var next = text[at..];
            if (next.StartsWith("//", StringComparison.Ordinal)) at = Blank(code, at, EndOr(text, text.IndexOf('\n', at)));
            else if (next.StartsWith("/*", StringComparison.Ordinal)) at = Blank(code, at, EndOr(text, text.IndexOf("*/", at + 2, StringComparison.Ordinal), 2));
            else if (LiteralAt(text, at) is { } literal)
            {
                Blank(code, literal.Start, literal.End);
                Blank(withComments, literal.Start, literal.End);
                at = literal.Next;
            }
            else at++;
        }

        return (new string(code), new string(withComments));
    }

    /// <summary>The inside of the literal that begins here; interpolated text is one literal, holes and all.</summary>
    private static (int Start, int End, int Next)? LiteralAt(string text, int at)
    {
        if (text[at] == '\'') return Quoted(text, at, '\'');
        var quote = at;
        while (quote < text.Length && text[quote] is '$' or '@') quote++;
        if (quote >= text.Length || text[quote] != '"') return null;
        var prefix = text[at..quote];
        var quotes = CountOf(text, quote, '"');
        if (quotes >= 3) return Raw(text, quote, quotes);
        if (prefix.Contains('$')) return Interpolated(text, quote, prefix.Contains('@'));
        return prefix.Contains('@') ? Verbatim(text, quote) : Quoted(text, quote, '"');
    }

    private static (int, int, int) Quoted(string text, int start, char quote)
    {
        var at = start + 1;
        while (at < text.Length && text[at] != quote && text[at] != '\n') at += text[at] == '\\' ? 2 : 1;
        at = Math.Min(at, text.Length);
        return (start + 1, at, Math.Min(at + 1, text.Length));
    }

    private static (int, int, int) Verbatim(string text, int start)
    {
        var at = start + 1;
        while (at < text.Length && (text[at] != '"' || CountOf(text, at, '"') % 2 == 0)) at += text[at] == '"' ? CountOf(text, at, '"') : 1;
        at = at < text.Length ? at + CountOf(text, at, '"') - 1 : at;
        return (start + 1, at, Math.Min(at + 1, text.Length));
    }

    private static (int, int, int) Raw(string text, int start, int quotes)
    {
        var inside = start + quotes;
        var end = text.IndexOf(new string('"', quotes), inside, StringComparison.Ordinal);
        if (end < 0) return (inside, text.Length, text.Length);
        end += CountOf(text, end, '"') - quotes;
        return (inside, end, end + quotes);
    }

    private static (int, int, int) Interpolated(string text, int start, bool verbatim)
    {
        var at = start + 1;
        var depth = 0;
        while (at < text.Length)
        {
            if (depth == 0 && text[at] == '"' && verbatim && CountOf(text, at, '"') >= 2) at += 2;
            else if (depth == 0 && text[at] == '"') break;
            else if (depth == 0 && text[at] == '\\' && !verbatim) at += 2;
            else if (depth == 0 && text[at] is '{' or '}' && at + 1 < text.Length && text[at + 1] == text[at]) at += 2;
            else if (depth > 0 && LiteralAt(text, at) is { } inner) at = inner.Next;
            else
            {
                depth += text[at] == '{' ? 1 : text[at] == '}' ? -1 : 0;
                at++;
            }
        }

        at = Math.Min(at, text.Length);
        return (start + 1, at, Math.Min(at + 1, text.Length));
    }

    private static int CountOf(string text, int at, char c)
    {
        var count = 0;
        while (at + count < text.Length && text[at + count] == c) count++;
        return count;
    }

    private static int EndOr(string text, int found, int length = 0) => found < 0 ? text.Length : found + length;

    private static int Blank(char[] text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] != '\n') text[i] = ' ';
        }

        return end;
    }
}
