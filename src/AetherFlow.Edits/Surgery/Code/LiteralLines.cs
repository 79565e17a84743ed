namespace AetherFlow.Edits;

/// <summary>Finds the lines whose indentation is the content of a literal.</summary>
internal static class LiteralLines
{
    /// <returns>One for each line. Python's doc strings count as text to be indented: their readers strip it.</returns>
    public static bool[] In(SourceLanguage language, List<string> lines)
    {
        var isFixed = new bool[lines.Count];
        var text = string.Join('\n', lines);
        if (!MayHaveLongLiterals(language, text)) return isFixed;
        var words = SourceWords.Of(language, text);
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            if (word.Kind != SourceWordKind.Literal || (language == SourceLanguage.Python && IsDocString(words, i, text))) continue;
            var first = text.AsSpan(0, word.Span.Start).Count('\n');
            var count = text.AsSpan(word.Span.Start, word.Span.Length).Count('\n');
            isFixed.AsSpan(first + 1, count).Fill(true);
        }

        return isFixed;
    }

    /// <summary>A look that spares most code a closer one.</summary>
    private static bool MayHaveLongLiterals(SourceLanguage language, string text) => language switch
    {
        SourceLanguage.CSharp => text.Contains("\"\"\"", StringComparison.Ordinal) || text.Contains("@\"", StringComparison.Ordinal) || text.Contains("$\"", StringComparison.Ordinal) || text.Contains("@$", StringComparison.Ordinal),
        SourceLanguage.Python => text.Contains("\"\"\"", StringComparison.Ordinal) || text.Contains("'''", StringComparison.Ordinal) || text.Contains("\\\n", StringComparison.Ordinal),
        _ => text.Contains('`', StringComparison.Ordinal) || text.Contains('<', StringComparison.Ordinal) || text.Contains("\\\n", StringComparison.Ordinal),
    };

    /// <summary>The first statement of a block, and nothing but a string.</summary>
    private static bool IsDocString(System.Collections.Immutable.ImmutableArray<SourceWord> words, int at, string text)
    {
        var before = at - 1;
        while (before >= 0 && words[before].Kind == SourceWordKind.Comment) before--;
        if (before < 0 || words[before].Span.In(text) != ":" || !text[words[before].Span.End..words[at].Span.Start].Contains('\n', StringComparison.Ordinal)) return false;
        var depth = words.Take(before).Sum(word => word.Kind != SourceWordKind.Mark ? 0 : word.Span.In(text) switch { "(" or "[" or "{" => 1, ")" or "]" or "}" => -1, _ => 0 });
        var next = text.AsSpan(words[at].Span.End).IndexOfAnyExcept(' ', '\t');
        return depth == 0 && (next < 0 || text[words[at].Span.End + next] is '\n' or '#');
    }
}
