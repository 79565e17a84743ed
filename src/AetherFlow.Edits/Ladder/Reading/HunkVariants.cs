using System.Text;
using System.Text.RegularExpressions;

namespace AetherFlow.Edits;

/// <summary>
/// Hunks as they were meant, where a reply wrapped them: in a fence of their own, with line numbers before the lines, or
/// as one line of JSON, or gave a byte order mark with them. Tried only where the lines as they are stand nowhere.
/// </summary>
internal static partial class HunkVariants
{
    public static IEnumerable<HunkLines> Of(HunkLines lines)
    {
        if (lines.Search is [[EditedText.ByteOrderMark, ..], ..]) yield return With(lines, Unmarked(lines.Search), Unmarked(lines.Replace));
        if (Unfenced(lines.Search) is { } search) yield return With(lines, search, Unfenced(lines.Replace) ?? lines.Replace);
        if (Unnumbered(lines.Search, mustFollow: true) is { } quoted) yield return With(lines, quoted, Unnumbered(lines.Replace, mustFollow: false) ?? lines.Replace);
        if (Unescaped(lines) is { } unescaped) yield return unescaped;
    }

    private static HunkLines With(HunkLines lines, List<string> search, List<string> replace) => new(lines.Hunk, search, replace);

    /// <summary>A byte order mark that came along with a file's first line. The file keeps its own.</summary>
    private static List<string> Unmarked(List<string> lines) =>
        lines is [[EditedText.ByteOrderMark, .. var first], ..] ? [first, .. lines[1..]] : lines;

    private static List<string>? Unfenced(List<string> lines) =>
        lines.Count > 1 && Fence().Match(lines[0]) is { Success: true } fence && lines[^1].Trim() == fence.Groups["fence"].Value
            ? lines[1..^1]
            : null;

    /// <param name="lines">Of one side of the hunk.</param>
    /// <param name="mustFollow">Whether the numbers have to count up by one, as those of a file do.</param>
    private static List<string>? Unnumbered(List<string> lines, bool mustFollow)
    {
        var matches = lines.ConvertAll(line => Numbered().Match(line));
        if (lines.Count < 2 || !matches.TrueForAll(m => m.Success)) return null;
        var numbers = matches.ConvertAll(m => long.Parse(m.Groups["number"].ValueSpan));
        for (var i = 1; mustFollow && i < numbers.Count; i++)
        {
            if (numbers[i] != numbers[i - 1] + 1) return null;
        }

        return matches.ConvertAll(m => m.Groups["text"].Value);
    }

    /// <summary>
    /// A hunk of one line that holds <c>\n</c> where it means a line end. Where it has quotes without a backslash, nobody
    /// escaped it as a whole: a <c>\n</c> within a string of the replacement could then be either, and it stays as it is.
    /// </summary>
    private static HunkLines? Unescaped(HunkLines lines)
    {
        if (lines.Search.Count != 1 || lines.Replace.Count > 1 || !lines.Search[0].Contains("\\n", StringComparison.Ordinal)) return null;
        if (HasBareQuote(lines.Search[0]) || lines.Replace.Exists(HasBareQuote)) return null;
        return With(lines, Unescape(lines.Search[0]), lines.Replace.Count == 0 ? [] : Unescape(lines.Replace[0]));
    }

    private static bool HasBareQuote(string line)
    {
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '"') return true;
            if (line[at] == '\\') at++;
        }

        return false;
    }

    private static List<string> Unescape(string line)
    {
        var text = new StringBuilder(line.Length);
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] != '\\' || at + 1 == line.Length)
            {
                text.Append(line[at]);
                continue;
            }

            at++;
            _ = line[at] switch
            {
                'n' => text.Append('\n'),
                'r' => text,
                't' => text.Append('\t'),
                '"' or '\\' or '/' => text.Append(line[at]),
                _ => text.Append('\\').Append(line[at]),
            };
        }

        return text.Length == 0 ? [] : [.. text.ToString().Split('\n')];
    }

    [GeneratedRegex(@"^\s*(?<fence>`{3,}|~{3,})[\w.+#-]*\s*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\s*(?<number>\d{1,7})(?:\s?[|│]\s?|:\s|\t)(?<text>.*)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Numbered();
}
