namespace AetherFlow.Edits;

/// <summary>Lines that resemble a wanted one, as a hint for people and models; never a place to edit.</summary>
internal static class NearestLines
{
    private const int MostLines = 3;

    /// <summary>Below this share of common character pairs (Dice) a line is no help.</summary>
    private const double LeastLikeness = 0.5;

    /// <summary>Longer lines are compared by their beginnings, to keep the work linear in the file.</summary>
    private const int LongestCompared = 200;

    public static List<int> Find(List<string> lines, string wanted, int from)
    {
        var pairs = Pairs(wanted.Trim());
        if (pairs.Count == 0) return [];
        return lines
            .Select((line, at) => (At: at, Likeness: at < from ? 0 : Likeness(pairs, Pairs(line.Trim()))))
            .Where(line => line.Likeness >= LeastLikeness)
            .OrderByDescending(line => line.Likeness)
            .Take(MostLines)
            .Select(line => line.At)
            .ToList();
    }

    private static double Likeness(HashSet<int> wanted, HashSet<int> pairs) =>
        pairs.Count == 0 ? 0 : 2.0 * pairs.Count(wanted.Contains) / (wanted.Count + pairs.Count);

    private static HashSet<int> Pairs(string line)
    {
        var pairs = new HashSet<int>();
        for (var at = 0; at + 1 < Math.Min(line.Length, LongestCompared); at++) pairs.Add((line[at] << 16) | line[at + 1]);
        return pairs;
    }
}
