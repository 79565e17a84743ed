using System.Globalization;
using System.Text;

namespace AetherFlow.Cli.Wording;

/// <summary>
/// Makes text from plans, models and files safe to print: whatever could move the cursor, change colours, reorder
/// what is read or hide is shown as a visible mark instead. All such text goes through here before a terminal sees it.
/// </summary>
internal static class Printable
{
    private const char Ellipsis = '…';

    /// <summary>On one line: line ends and tabs become a space.</summary>
    public static string Line(string? text) => Clean(text, keepLines: false);

    /// <summary>Keeps line ends, as LF, and tabs.</summary>
    public static string Block(string? text) => Clean(text, keepLines: true);

    /// <summary>On one line of at most that many columns of a terminal, cut with an ellipsis.</summary>
    public static string Fit(string? text, int columns)
    {
        var line = Line(text);
        if (columns <= 0) return "";
        if (Columns.Of(line) <= columns) return line;
        var kept = new StringBuilder();
        var used = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            var width = Columns.Of(rune);
            if (used + width > columns - 1) break;
            used += width;
            kept.Append(rune);
        }

        return kept.Append(Ellipsis).ToString();
    }

    private static string Clean(string? text, bool keepLines)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var clean = new StringBuilder(text.Length);
        var unified = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        // A lone surrogate is enumerated as U+FFFD.
        foreach (var rune in unified.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t') clean.Append(keepLines ? (char)rune.Value : ' ');
            else if (rune.Value < 0x20) clean.Append((char)(0x2400 + rune.Value));
            else if (rune.Value == 0x7f) clean.Append('\u2421');
            else if (rune.Value is 0x2028 or 0x2029) clean.Append(keepLines ? '\n' : ' ');
            else if (IsTreacherous(rune)) clean.Append(CultureInfo.InvariantCulture, $"<U+{rune.Value:X4}>");
            else clean.Append(rune);
        }

        return clean.ToString();
    }

    /// <summary>C1 controls, marks that reorder text, characters without width, tags, private signs for a terminal.</summary>
    private static bool IsTreacherous(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned => true,
        // Fillers count as letters, and are blank.
        _ => rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0,
    };
}
