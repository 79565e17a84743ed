using System.Globalization;
using System.Text;

namespace AetherFlow.Plans.Source;

/// <summary>Shows foreign text on one line: shortened between characters, with everything escaped that a terminal might obey.</summary>
internal static class Excerpt
{
    public static string Of(string text, int limit = PlanLimits.ShownCharacters)
    {
        var shown = new StringBuilder();
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (count++ == limit) return shown.Append('…').ToString();
            Append(shown, rune);
        }

        return shown.ToString();
    }

    /// <summary>Shows JSON bytes without decoding more of them than can be shown.</summary>
    public static string Of(ReadOnlySpan<byte> utf8, int limit = PlanLimits.ShownCharacters)
    {
        // A rune has at most four bytes; one more tells that something was left out.
        var enough = Math.Min(utf8.Length, (limit + 1) * 4);
        return Of(Encoding.UTF8.GetString(utf8[..enough]), limit);
    }

    /// <summary>The first character.</summary>
    public static string First(ReadOnlySpan<byte> utf8)
    {
        Rune.DecodeFromUtf8(utf8, out var rune, out _);
        var shown = new StringBuilder();
        Append(shown, rune);
        return shown.ToString();
    }

    public static bool IsTreacherous(Rune rune) =>
        Rune.IsControl(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    private static void Append(StringBuilder shown, Rune rune)
    {
        switch (rune.Value)
        {
            case '\n': shown.Append("\\n"); break;
            case '\r': shown.Append("\\r"); break;
            case '\t': shown.Append("\\t"); break;
            default:
                if (IsTreacherous(rune)) shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
                else shown.Append(rune);
                break;
        }
    }
}
