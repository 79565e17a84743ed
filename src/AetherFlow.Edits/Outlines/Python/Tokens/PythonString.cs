namespace AetherFlow.Edits;

/// <summary>Finds where string literals without fields end.</summary>
internal static class PythonString
{
    public static bool IsTriple(string text, int quote) => quote + 2 < text.Length && text[quote + 1] == text[quote] && text[quote + 2] == text[quote];

    /// <summary>The place behind the closing quotes of the literal whose quotes open at <paramref name="quote"/>; -1 if they never close.</summary>
    public static int End(string text, int quote) => IsTriple(text, quote) ? EndOfTriple(text, quote) : EndOfSingle(text, quote);

    /// <summary>The place behind a backslash and what it escapes, a CRLF being one.</summary>
    public static int AfterEscape(string text, int backslash) =>
        backslash + 2 < text.Length && text[backslash + 1] == '\r' && text[backslash + 2] == '\n' ? backslash + 3 : Math.Min(text.Length, backslash + 2);

    private static int EndOfSingle(string text, int quote)
    {
        for (var at = quote + 1; at < text.Length;)
        {
            if (text[at] == text[quote]) return at + 1;
            if (text[at] is '\r' or '\n') return -1;
            at = text[at] == '\\' ? AfterEscape(text, at) : at + 1;
        }

        return -1;
    }

    private static int EndOfTriple(string text, int quote)
    {
        for (var at = quote + 3; at < text.Length;)
        {
            if (text[at] == text[quote] && IsTriple(text, at)) return at + 3;
            at = text[at] == '\\' ? AfterEscape(text, at) : at + 1;
        }

        return -1;
    }
}
