namespace AetherFlow.Bench.Edits.Rivals;

/// <summary>
/// Nine ways to find text of the file, tried in order; the first text that stands there once is replaced. One of them takes
/// a block by its first and last line, whatever stands between, where there is one such block.
/// </summary>
internal static class OpencodeLadder
{
    private const double LeastOfSeveral = 0.3;

    private static readonly Func<string, string, IEnumerable<string>>[] Ways =
        [Simple, LineTrimmed, BlockAnchor, WhiteSpaceNormalised, IndentationFlexible, EscapeNormalised, TrimmedBoundary, ContextAware];

    public static string? Replace(string text, string search, string replace)
    {
        if (search.Length == 0) return null;
        foreach (var found in Ways.SelectMany(way => way(text, search)).Where(found => found.Length > 0))
        {
            var at = text.IndexOf(found, StringComparison.Ordinal);
            if (at < 0 || text.LastIndexOf(found, StringComparison.Ordinal) != at) continue;
            return text[..at] + replace + text[(at + found.Length)..];
        }

        return null;
    }

    private static IEnumerable<string> Simple(string text, string search) => [search];

    private static IEnumerable<string> LineTrimmed(string text, string search) => Blocks(text, search, line => line.Trim());

    private static IEnumerable<string> BlockAnchor(string text, string search)
    {
        var (lines, wanted) = (text.Split('\n'), WithoutLastBlank(search));
        if (wanted.Count < 3) yield break;
        var blocks = new List<(int From, int To)>();
        for (var from = 0; from < lines.Length; from++)
        {
            if (lines[from].Trim() != wanted[0].Trim()) continue;
            var to = Array.FindIndex(lines, Math.Min(from + 2, lines.Length - 1), line => line.Trim() == wanted[^1].Trim());
            if (to >= from + 2) blocks.Add((from, to));
        }

        if (blocks.Count == 0) yield break;
        var (best, likeness) = blocks.Select(block => (block, Middle(lines, wanted, block))).MaxBy(pair => pair.Item2);
        if (blocks.Count == 1 || likeness >= LeastOfSeveral) yield return string.Join('\n', lines[best.From..(best.To + 1)]);
    }

    private static double Middle(string[] lines, List<string> wanted, (int From, int To) block)
    {
        var count = Math.Min(wanted.Count - 2, block.To - block.From - 1);
        return count <= 0 ? 1 : Enumerable.Range(1, count).Average(i => RivalLines.Similarity(lines[block.From + i].Trim(), wanted[i].Trim()));
    }

    private static IEnumerable<string> WhiteSpaceNormalised(string text, string search) => Blocks(text, search, line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private static IEnumerable<string> IndentationFlexible(string text, string search)
    {
        var (lines, wanted) = (text.Split('\n'), search.Split('\n'));
        var outdented = Outdented(wanted);
        for (var at = 0; at + wanted.Length <= lines.Length; at++)
        {
            var block = lines[at..(at + wanted.Length)];
            if (Outdented(block) == outdented) yield return string.Join('\n', block);
        }
    }

    private static IEnumerable<string> EscapeNormalised(string text, string search)
    {
        var plain = search.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal)
            .Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\'", "'", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
        return [plain];
    }

    private static IEnumerable<string> TrimmedBoundary(string text, string search) => [search.Trim()];

    private static IEnumerable<string> ContextAware(string text, string search)
    {
        var (lines, wanted) = (text.Split('\n'), WithoutLastBlank(search));
        if (wanted.Count < 3) yield break;
        for (var at = 0; at + wanted.Count <= lines.Length; at++)
        {
            var block = lines[at..(at + wanted.Count)];
            if (block[0].Trim() != wanted[0].Trim() || block[^1].Trim() != wanted[^1].Trim()) continue;
            var solid = Enumerable.Range(1, wanted.Count - 2).Where(i => (block[i] + wanted[i]).Trim().Length > 0).ToList();
            if (solid.Count == 0 || solid.Count(i => block[i].Trim() == wanted[i].Trim()) >= solid.Count * 0.5) yield return string.Join('\n', block);
        }
    }

    private static IEnumerable<string> Blocks(string text, string search, Func<string, string> form)
    {
        var lines = text.Split('\n').ToList();
        var wanted = WithoutLastBlank(search);
        return RivalLines.Places(lines, wanted, form).Select(at => string.Join('\n', lines.GetRange(at, wanted.Count)));
    }

    private static List<string> WithoutLastBlank(string search)
    {
        var lines = search.Split('\n').ToList();
        if (lines[^1].Length == 0) lines.RemoveAt(lines.Count - 1);
        return lines;
    }

    private static string Outdented(string[] lines)
    {
        var room = lines.Where(line => line.Trim().Length > 0).Select(line => RivalLines.Indent(line).Length).DefaultIfEmpty().Min();
        return string.Join('\n', lines.Select(line => line.Trim().Length == 0 ? line : line[room..]));
    }
}
