using System.Globalization;
using System.Text;

namespace AetherFlow.Edits;

/// <summary>The character classes of ECMAScript.</summary>
internal static class ScriptCharacters
{
    public static bool IsLineBreak(char c) => c is '\n' or '\r' or '\u2028' or '\u2029';

    public static bool IsBlank(char c) =>
        c is ' ' or '\t' or '\v' or '\f' or '\u00A0' or '\uFEFF' or '\u0085' || (c > '\u007F' && char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator);

    /// <summary>How many UTF-16 units of a name's first character stand here; 0 if none does. Escapes are not looked at.</summary>
    public static int NameStart(string text, int position) => NameLength(text, position, isFirst: true);

    /// <summary>As <see cref="NameStart"/>, for the characters after the first.</summary>
    public static int NamePart(string text, int position) => NameLength(text, position, isFirst: false);

    private static int NameLength(string text, int position, bool isFirst)
    {
        if (position >= text.Length) return 0;
        var c = text[position];
        if (c < 0x80) return char.IsAsciiLetter(c) || c is '$' or '_' || (!isFirst && char.IsAsciiDigit(c)) ? 1 : 0;
        if (!Rune.TryGetRuneAt(text, position, out var rune)) return 0;
        return IsLetter(rune) || (!isFirst && IsContinuation(rune)) ? rune.Utf16SequenceLength : 0;
    }

    // The few code points beside the categories are Unicode's Other_ID_Start and Other_ID_Continue (PropList.txt).
    private static bool IsLetter(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber
        || rune.Value is 0x1885 or 0x1886 or 0x2118 or 0x212E or 0x309B or 0x309C;

    private static bool IsContinuation(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation
        || rune.Value is 0xB7 or 0x387 or (>= 0x1369 and <= 0x1371) or 0x19DA or 0x200C or 0x200D or 0x30FB or 0xFF65;
}
