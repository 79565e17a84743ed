using System.Globalization;
using System.Text;

namespace AetherFlow.Engine.Verification;

/// <summary>An output as lines that a person would have seen: without escape sequences, overwritten progress and control characters.</summary>
internal static class OutputLines
{
    /// <summary>Characters of a line; of a longer one the beginning and the end are kept.</summary>
    public const int LineLimit = 1_500;

    /// <summary>Lines kept at the beginning and at the end.</summary>
    public const int HeadLimit = 10_000;
    public const int TailLimit = 40_000;

    /// <summary>A title that a terminal is told is shorter; what never ends is no title.</summary>
    private const int TitleLimit = 1_000;

    public static IReadOnlyList<string> Of(string text)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n') Flush(lines, line);
            else if (c == '\r') i = Overwrite(text, i, line);
            else if (c is '\u001b' or '\u009b') i = AfterEscape(text, i);
            else if (c == '\b') line.Length = Math.Max(0, line.Length - 1);
            else if (c == '\t' || !char.IsControl(c)) line.Append(c);
        }

        if (line.Length > 0) Flush(lines, line);
        return Bounded(lines);
    }

    public static string LeftOut(int count) => string.Create(CultureInfo.InvariantCulture, $"[… {count} {(count == 1 ? "line" : "lines")} left out …]");

    /// <summary>The line that stands in an output for what is missing of it: ours, or the one of what captured it.</summary>
    public static bool IsMark(string line) => line.StartsWith("[… ", StringComparison.Ordinal) && line.EndsWith("left out …]", StringComparison.Ordinal);

    private static List<string> Bounded(List<string> lines)
    {
        if (lines.Count <= HeadLimit + TailLimit) return lines;
        return [.. lines.Take(HeadLimit), LeftOut(lines.Count - HeadLimit - TailLimit), .. lines.Skip(lines.Count - TailLimit)];
    }

    private static void Flush(List<string> lines, StringBuilder line)
    {
        if (line.Length > LineLimit)
        {
            const int End = LineLimit / 3;
            line.Remove(LineLimit - End, line.Length - LineLimit).Insert(LineLimit - End, " … ");
        }

        lines.Add(line.ToString().TrimEnd());
        line.Clear();
    }

    /// <summary>A return that no line end follows goes back to the line's beginning, as progress does.</summary>
    private static int Overwrite(string text, int at, StringBuilder line)
    {
        while (at + 1 < text.Length && text[at + 1] == '\r') at++;
        if (at + 1 < text.Length && text[at + 1] != '\n') line.Clear();
        return at;
    }

    /// <summary>ECMA-48: control sequences (CSI), strings that a terminator ends (OSC), and single functions.</summary>
    /// <returns>The last character that belongs to it.</returns>
    private static int AfterEscape(string text, int at)
    {
        var isCsi = text[at] == '\u009b';
        if (!isCsi)
        {
            if (++at >= text.Length) return at;
            if (text[at] is ']' or 'P' or '_' or '^' or 'X') return AfterString(text, at);
            isCsi = text[at] == '[';
            if (!isCsi)
            {
                while (at + 1 < text.Length && text[at] is >= ' ' and <= '/') at++;
                return text[at] is '\n' or '\r' ? at - 1 : at;
            }
        }

        for (at++; at < text.Length; at++)
        {
            if (text[at] is >= '@' and <= '~') return at;
            if (text[at] is < ' ' or > '?') return at - 1;
        }

        return at;
    }

    private static int AfterString(string text, int at)
    {
        for (var i = at + 1; i < text.Length && i < at + TitleLimit; i++)
        {
            if (text[i] == '\u0007' || text[i] == '\u009c') return i;
            if (text[i] == '\u001b') return i + 1 < text.Length && text[i + 1] == '\\' ? i + 1 : i - 1;
            if (text[i] is '\n' or '\r') return i - 1;
        }

        return at;
    }
}
