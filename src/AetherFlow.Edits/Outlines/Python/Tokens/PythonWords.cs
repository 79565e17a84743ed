using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace AetherFlow.Edits;

/// <summary>Which words and letters mean what in Python.</summary>
internal static class PythonWords
{
    private static readonly FrozenSet<string> Keywords = FrozenSet.ToFrozenSet(
    [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
        "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try",
        "while", "with", "yield",
    ]);

    /// <summary>Those that begin a statement and can stand nowhere in an expression.</summary>
    private static readonly FrozenSet<string> StatementKeywords = FrozenSet.ToFrozenSet(
    [
        "assert", "break", "class", "continue", "def", "del", "elif", "except", "finally", "global", "import", "nonlocal", "pass", "raise",
        "return", "try", "while", "with",
    ]);

    private static readonly FrozenSet<string> StringPrefixes = FrozenSet.ToFrozenSet(
        ["r", "u", "b", "br", "rb", "f", "fr", "rf", "t", "tr", "rt"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> KeywordLookup = Keywords.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> StatementLookup = StatementKeywords.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PrefixLookup = StringPrefixes.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsKeyword(ReadOnlySpan<char> word) => KeywordLookup.Contains(word);

    public static bool IsStatementKeyword(ReadOnlySpan<char> word) => StatementLookup.Contains(word);

    public static bool IsStringPrefix(ReadOnlySpan<char> word) => word.Length <= 2 && PrefixLookup.Contains(word);

    /// <summary>As Python's own tokenizer has it: all beyond ASCII is taken for a letter first, and judged as a whole name.</summary>
    public static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_' || c >= 128;

    public static bool IsNamePart(char c) => IsNameStart(c) || char.IsAsciiDigit(c);

    public static int EndOfName(string text, int at)
    {
        while (at < text.Length && IsNamePart(text[at])) at++;
        return at;
    }

    /// <summary>
    /// Where a name has a sign that no version of Unicode lets stand in one; -1 if nowhere. Letters that another version
    /// may know are let pass.
    /// </summary>
    public static int ForeignSign(string text, int start, int end)
    {
        for (var at = start; at < end;)
        {
            if (text[at] < 128)
            {
                at++;
                continue;
            }

            if (Rune.DecodeFromUtf16(text.AsSpan(at, end - at), out var rune, out var length) != System.Buffers.OperationStatus.Done || IsForeign(rune)) return at;
            at += length;
        }

        return -1;
    }

    private static bool IsForeign(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.OtherPunctuation
            or UnicodeCategory.Format => !IsOtherIdentifierSign(rune.Value),
        UnicodeCategory.CurrencySymbol or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
            or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Control or UnicodeCategory.PrivateUse => true,
        _ => false,
    };

    /// <summary>Other_ID_Start and Other_ID_Continue of Unicode's PropList (16.0), as far as they are signs.</summary>
    private static bool IsOtherIdentifierSign(int value) =>
        value is 0x00B7 or 0x0387 or 0x200C or 0x200D or 0x2118 or 0x212E or 0x309B or 0x309C or 0x30FB or 0xFF65;
}
