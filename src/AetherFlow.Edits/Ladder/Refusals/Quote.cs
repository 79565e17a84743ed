using System.Text;

namespace AetherFlow.Edits;

/// <summary>Lines in messages: short, in one piece, with white space that can be seen where it matters.</summary>
internal static class Quote
{
    public static string Short(string line) => Cut(line);

    /// <summary>A space as <c>·</c>, a tab as <c>→</c>, a carriage return as <c>␍</c>.</summary>
    public static string Visible(string line)
    {
        var text = new StringBuilder();
        foreach (var c in Cut(line))
        {
            _ = c switch
            {
                ' ' => text.Append('·'),
                '\t' => text.Append('→'),
                '\r' => text.Append('␍'),
                '\n' => text.Append('␊'),
                _ when char.IsControl(c) || c is '\uFEFF' or '\u200B' => text.Append($"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        return text.ToString();
    }

    private static string Cut(string line)
    {
        if (line.Length <= LadderLimits.LongestQuote) return line;
        var end = char.IsHighSurrogate(line[LadderLimits.LongestQuote - 1]) ? LadderLimits.LongestQuote - 1 : LadderLimits.LongestQuote;
        return line[..end] + "…";
    }
}
