namespace AetherFlow.Bench.Edits.Rivals;

/// <summary>
/// The text where it stands once; else lines that are equal when trimmed, with the indentation of the first; else its tokens
/// with any white space between; else the lines that need fewest characters changed, if that is a tenth at most. The model
/// that repairs what is left is not asked here.
/// </summary>
internal static class GeminiLadder
{
    private const double MostChanged = 0.1;
    private const double WeightOfWhiteSpace = 0.1;
    private const int ShortestFuzzy = 10;
    private const long MostWork = 400_000_000;

    public static string? Replace(string text, string search, string replace)
    {
        if (search.Length == 0) return null;
        var first = text.IndexOf(search, StringComparison.Ordinal);
        if (first >= 0) return text.LastIndexOf(search, StringComparison.Ordinal) == first ? text[..first] + replace + text[(first + search.Length)..] : null;
        return Flexible(text, search, replace) ?? Tokens(text, search, replace) ?? Fuzzy(text, search, replace);
    }

    private static string? Flexible(string text, string search, string replace)
    {
        var (lines, wanted) = (RivalLines.Of(text), search.Split('\n').ToList());
        var places = RivalLines.Places(lines, wanted, line => line.Trim()).Take(2).ToList();
        return places is [var at] ? RivalLines.Put(lines, at, wanted.Count, Indented(replace, RivalLines.Indent(lines[at]))) : null;
    }

    /// <summary>White space between tokens does not count, so that both texts can be compared without any.</summary>
    private static string? Tokens(string text, string search, string replace)
    {
        var at = Enumerable.Range(0, text.Length).Where(i => !char.IsWhiteSpace(text[i])).ToList();
        var (dense, wanted) = (Dense(text), Dense(search));
        if (wanted.Length == 0) return null;
        var found = new List<(int Start, int End)>();
        for (var i = dense.IndexOf(wanted, StringComparison.Ordinal); i >= 0 && found.Count < 2; i = dense.IndexOf(wanted, i + 1, StringComparison.Ordinal))
        {
            var line = text.LastIndexOf('\n', at[i]) + 1;
            if (text[line..at[i]].Trim().Length == 0) found.Add((line, at[i + wanted.Length - 1] + 1));
        }

        return found is [var (start, end)] ? text[..start] + string.Join('\n', Indented(replace, RivalLines.Indent(text[start..end]))) + text[end..] : null;
    }

    private static string? Fuzzy(string text, string search, string replace)
    {
        var (lines, wanted) = (RivalLines.Of(text), search.TrimEnd('\n').Split('\n'));
        if (search.Length < ShortestFuzzy || lines.Count * (long)search.Length * search.Length > MostWork) return null;
        var (best, score) = (-1, MostChanged);
        var plain = Dense(search);
        for (var at = 0; at + wanted.Length <= lines.Count; at++)
        {
            var block = string.Join('\n', lines.GetRange(at, wanted.Length));
            if (Math.Abs(block.Length - search.Length) > search.Length / 2) continue;
            var dense = Dense(block);
            if (Least(dense, plain) > MostChanged * search.Length) continue;
            var distance = RivalLines.Distance(dense, plain);
            var spaces = RivalLines.Distance(Spaces(block), Spaces(search));
            var changed = (distance + (spaces * WeightOfWhiteSpace)) / search.Length;
            if (changed <= score) (best, score) = (at, changed);
        }

        return best < 0 ? null : RivalLines.Put(lines, best, wanted.Length, Indented(replace, RivalLines.Indent(lines[best])));
    }

    /// <summary>No fewer changes than this make one of the other, whatever their order: saves comparing what cannot be alike.</summary>
    private static int Least(string a, string b)
    {
        var counts = new Dictionary<char, int>();
        foreach (var c in a) counts[c] = counts.GetValueOrDefault(c) + 1;
        foreach (var c in b) counts[c] = counts.GetValueOrDefault(c) - 1;
        return Math.Max(counts.Values.Where(n => n > 0).Sum(), -counts.Values.Where(n => n < 0).Sum());
    }

    private static string Dense(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static string Spaces(string text) => string.Concat(text.Where(char.IsWhiteSpace));

    /// <summary>The replacement with another indentation under its first line; the others keep their distance from it.</summary>
    private static IEnumerable<string> Indented(string replace, string indent)
    {
        var lines = replace.Split('\n');
        var own = RivalLines.Indent(lines[0]);
        return lines.Select(line => line.Trim().Length == 0 ? line : line.StartsWith(own, StringComparison.Ordinal) ? indent + line[own.Length..] : line);
    }
}
