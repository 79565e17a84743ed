using System.Text;

namespace AetherFlow.Edits;

/// <summary>What is in a line besides its letters.</summary>
internal static class LineText
{
    public static string In(this string line, LineForm form) => form switch
    {
        LineForm.Exact => line,
        LineForm.WithoutTrail => line.TrimEnd(),
        LineForm.Trimmed => line.Trim(),
        _ => Plain(line),
    };

    public static bool IsBlank(string line) => string.IsNullOrWhiteSpace(line);

    /// <summary>White space before the first character; all of a blank line.</summary>
    public static string IndentOf(string line) => line[..^line.AsSpan().TrimStart().Length];

    public static int Letters(string line) => line.Count(char.IsLetterOrDigit);

    public static int Letters(IEnumerable<string> lines) => lines.Sum(Letters);

    /// <summary>The plain character that typography puts another in the place of: quotes, dashes, blanks.</summary>
    public static char Fold(char c) => c switch
    {
        >= '\u2010' and <= '\u2015' or '\u2212' => '-',
        >= '\u2018' and <= '\u201B' or '\u2032' => '\'',
        >= '\u201C' and <= '\u201F' or '\u2033' => '"',
        '\u00A0' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' or '\u3000' => ' ',
        _ => c,
    };

    /// <summary>Whether typography makes such characters, and programs do not.</summary>
    public static bool IsTypographic(char c) => Fold(c) != c;

    public static bool HasNoTrail(string line) => line.Length == 0 || !char.IsWhiteSpace(line[^1]);

    /// <summary>Whether a trimmed line is in its plain form already, as far as a glance tells.</summary>
    public static bool IsPlain(ReadOnlySpan<char> line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] is < ' ' or > '~' || (line[i] == ' ' && line[i - 1] == ' ')) return false;
        }

        return true;
    }

    private static string Plain(string line)
    {
        var trimmed = line.AsSpan().Trim();
        if (IsPlain(trimmed)) return trimmed.Length == line.Length ? line : trimmed.ToString();
        var text = new StringBuilder(trimmed.Length);
        var blank = false;
        foreach (var each in trimmed)
        {
            var c = Fold(each);
            if (char.IsWhiteSpace(c))
            {
                blank = true;
                continue;
            }

            if (blank) text.Append(' ');
            blank = false;
            text.Append(c);
        }

        return text.ToString();
    }
}
