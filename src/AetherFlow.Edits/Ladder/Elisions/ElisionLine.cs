using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AetherFlow.Edits;

/// <summary>Recognises lines that stand for code which a reply left out, in the comment styles and words they come in.</summary>
internal static partial class ElisionLine
{
    /// <summary>Longer comments explain something.</summary>
    private const int LongestText = 110;

    private const int LongestLine = 300;

    /// <summary>Letters of a comment in a script without blanks between words.</summary>
    private const int LongestPhrase = 30;

    /// <summary>A name among the words (<c>rest of UserService unchanged</c>), and with dots around a few more.</summary>
    private const int MostNames = 1;

    private const int MostNamesWithDots = 2;

    /// <summary>Whether all of the line stands for other lines: dots, alone or as a comment, or words that say so.</summary>
    public static bool Is(string line)
    {
        var trimmed = line.Trim();
        if (trimmed.Length is 0 or > LongestText || !CanBe(trimmed)) return false;
        var framed = Frame().Match(trimmed);
        return Says(framed.Groups["text"].Value, isComment: framed.Groups["lead"].Length > 0);
    }

    /// <summary>Whether it is dots and nothing else, which Python also has as a statement.</summary>
    public static bool IsBareDots(string line) => BareDots().IsMatch(line.Trim());

    /// <summary>Whether a comment behind code says that the code is not all: <c>pass  # ... existing code</c>.</summary>
    public static bool IsBehindCode(string line)
    {
        if (line.Length > LongestLine || line.AsSpan().IndexOfAny("#/;") < 0 && !line.Contains("--", StringComparison.Ordinal)) return false;
        var behind = Behind().Match(line);
        return behind.Success && Is(behind.Groups["comment"].Value);
    }

    /// <summary>Most lines are code: without dots they would have to begin as a comment does.</summary>
    private static bool CanBe(string trimmed) =>
        !char.IsLetterOrDigit(trimmed[0]) || trimmed.Contains("..", StringComparison.Ordinal) || trimmed.Contains('…')
        || trimmed.Contains(". .", StringComparison.Ordinal) || trimmed.StartsWith("REM ", StringComparison.OrdinalIgnoreCase) || trimmed.StartsWith("dnl ", StringComparison.Ordinal);

    private static bool Says(string text, bool isComment)
    {
        var bare = Dots().Replace(text, " ");
        var hasDots = bare.Length != text.Length || text.Contains('…', StringComparison.Ordinal);
        var words = Words().Matches(Plain(bare)).Select(m => m.Value).ToList();
        if (words.Count == 0) return hasDots && !bare.Any(char.IsLetterOrDigit) && bare.Trim(' ', '.', ',', ';', ':', '-', '*', '_').Length == 0;
        if (!isComment && !(hasDots && IsAtAnEdge(text))) return false;
        if (words.Exists(ElisionWords.Changing.Contains)) return false;
        if (ElisionWords.Phrases.Any(p => bare.Contains(p, StringComparison.Ordinal))) return bare.Trim().Length <= LongestPhrase;
        var staying = words.Count(ElisionWords.Staying.Contains);
        var things = words.Count(w => ElisionWords.Things.Contains(w) && !ElisionWords.Staying.Contains(w));
        var names = words.Count(w => !ElisionWords.Staying.Contains(w) && !ElisionWords.Things.Contains(w) && !ElisionWords.Joins.Contains(w));
        return hasDots
            ? staying + things > 0 && names <= (staying > 0 ? MostNamesWithDots : 0)
            : staying > 0 && staying + things > 1 && names <= MostNames;
    }

    private static bool IsAtAnEdge(string text) => text[0] is '.' or '…' || text[^1] is '.' or '…';

    /// <summary>Small letters without diacritics.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in Sound(text).ToLowerInvariant().Replace("œ", "oe", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) plain.Append(c);
        }

        return plain.ToString();
    }

    /// <summary>Half a surrogate pair cannot be normalised.</summary>
    private static string Sound(string text) => text.Any(char.IsSurrogate) ? string.Concat(text.Where(c => !char.IsSurrogate(c))) : text;

    [GeneratedRegex("""^(?<lead>(?:\{?/\*+|//+|#+|--+|<!--+|;+|%+|\(\*|'|"{3}|'{3}|\*|::|REM\b|rem\b|dnl\b|[\[(<{])*)\s*(?<text>.*?)\s*(?:\*+/\}?|--+>|\*\)|"{3}|'{3}|--+|\*+|#+|[\])>};,])*$""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Frame();

    [GeneratedRegex("""^.*\S\s*(?<comment>(?://|/\*|#|--\s|<!--|;\s).*)$""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Behind();

    [GeneratedRegex(@"^(?:\.{3,}|…|\. \. \.)[;,]?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex BareDots();

    [GeneratedRegex(@"\.{3,}|…|\. \. \.|⋮|⋯", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Dots();

    [GeneratedRegex(@"[\p{L}_][\p{L}\p{N}_]*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Words();
}
