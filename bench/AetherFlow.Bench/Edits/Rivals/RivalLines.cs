namespace AetherFlow.Bench.Edits.Rivals;

/// <summary>What the ladders have in common: lines, and lines replaced by others.</summary>
internal static class RivalLines
{
    public static List<string> Of(string text) => [.. (text.EndsWith('\n') ? text[..^1] : text).Split('\n')];

    public static string Indent(string line) => line[..(line.Length - line.TrimStart().Length)];

    public static string Put(List<string> lines, int at, int count, IEnumerable<string> others) =>
        string.Concat(lines.Take(at).Concat(others).Concat(lines.Skip(at + count)).Select(line => line + "\n"));

    /// <summary>Where lines stand under a form of them, from the beginning.</summary>
    public static IEnumerable<int> Places(List<string> lines, List<string> wanted, Func<string, string> form)
    {
        var (all, some) = (lines.ConvertAll(line => form(line)), wanted.ConvertAll(line => form(line)));
        for (var at = 0; at + some.Count <= all.Count; at++)
        {
            if (Enumerable.Range(0, some.Count).All(i => all[at + i] == some[i])) yield return at;
        }
    }

    public static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
            }
        }

        return row[b.Length];
    }

    public static double Similarity(string a, string b) => a.Length + b.Length == 0 ? 1 : 1 - ((double)Distance(a, b) / Math.Max(a.Length, b.Length));
}
