using System.Numerics;
using System.Text;

namespace AetherFlow.Edits;

/// <summary>The lines of a file that are most like wanted ones, side by side with them. A hint; never a place to edit.</summary>
internal sealed class NearestRegion(EditedText file)
{
    /// <summary>Lines that stand more often than this say nothing about where a block is.</summary>
    private const int MostCommon = 40;

    /// <summary>Below this share of common character pairs a line is no help.</summary>
    private const double LeastLikeness = 0.4;

    private Dictionary<int, List<int>>? _places;

    /// <param name="wanted">Without their ends.</param>
    /// <param name="near">The lines, from 1; null where there are none.</param>
    public string? Describe(List<string> wanted, out (int First, int Last)? near)
    {
        near = null;
        var solid = wanted.FindAll(line => !LineText.IsBlank(line));
        if (solid.Count == 0 || file.In(LineForm.Plain).Solid.Length == 0) return null;
        var start = ByVotes(solid) ?? ByLine(solid);
        return start is { } at ? Show(wanted, solid, at, out near) : null;
    }

    /// <summary>Where most of the lines would stand if the block began there.</summary>
    private int? ByVotes(List<string> solid)
    {
        var lines = file.In(LineForm.Plain);
        var votes = new Dictionary<int, int>();
        for (var i = 0; i < solid.Count; i++)
        {
            if (!Places().TryGetValue(lines.IdOf(solid[i]), out var places) || places.Count > MostCommon) continue;
            foreach (var at in places) votes[Math.Max(0, at - i)] = votes.GetValueOrDefault(Math.Max(0, at - i)) + LineText.Letters(solid[i]);
        }

        return votes.Count == 0 ? null : votes.OrderByDescending(v => v.Value).ThenBy(v => v.Key).First().Key;
    }

    private Dictionary<int, List<int>> Places()
    {
        if (_places is not null) return _places;
        _places = [];
        var solid = file.In(LineForm.Plain).Solid;
        for (var at = 0; at < solid.Length; at++)
        {
            if (!_places.TryGetValue(solid[at], out var places)) _places.Add(solid[at], places = []);
            if (places.Count <= MostCommon) places.Add(at);
        }

        return _places;
    }

    /// <summary>The line that has most character pairs in common with the longest wanted line.</summary>
    private int? ByLine(List<string> solid)
    {
        var index = solid.IndexOf(solid.MaxBy(LineText.Letters)!);
        var wanted = Sketch(solid[index]);
        var at = file.In(LineForm.Plain).SolidAt;
        var (best, likeness) = (-1, LeastLikeness);
        for (var i = 0; i < at.Length; i++)
        {
            var alike = Alike(wanted, Sketch(file.Lines[at[i]]));
            if (alike > likeness) (best, likeness) = (i, alike);
        }

        return best < 0 ? null : Math.Max(0, best - index);
    }

    private static UInt128 Sketch(string line)
    {
        var (low, high) = (0UL, 0UL);
        var text = line.AsSpan().Trim();
        for (var i = 0; i + 1 < Math.Min(text.Length, LadderLimits.LongestLineCompared); i++)
        {
            var bit = (int)((((uint)text[i] * 31) + text[i + 1]) * 2654435761u >> 25);
            if (bit < 64) low |= 1UL << bit;
            else high |= 1UL << (bit - 64);
        }

        return new UInt128(high, low);
    }

    private static double Alike(UInt128 a, UInt128 b)
    {
        var all = Count(a) + Count(b);
        return all == 0 ? 0 : 2.0 * Count(a & b) / all;
    }

    private static int Count(UInt128 bits) => BitOperations.PopCount((ulong)bits) + BitOperations.PopCount((ulong)(bits >> 64));

    private string Show(List<string> wanted, List<string> solid, int start, out (int First, int Last)? near)
    {
        var at = file.In(LineForm.Plain).SolidAt;
        var first = at[Math.Min(start, at.Length - 1)];
        var last = Math.Min(file.Lines.Count, first + Math.Max(wanted.Count, 1)) - 1;
        near = (first + 1, last + 1);
        var text = new StringBuilder($"Nearest lines ({first + 1} to {last + 1}; · is a blank, → a tab; ≠ stands where yours differs):");
        var real = Enumerable.Range(first, last - first + 1).Where(i => !LineText.IsBlank(file.Lines[i])).ToList();
        var quoted = solid.ToHashSet(StringComparer.Ordinal);
        var differing = real.FindAll(i => !quoted.Contains(file.Lines[i]));
        var shown = (differing.Count == 0 ? real : differing.SelectMany(i => (int[])[i - 1, i, i + 1]).Intersect(real)).Order().Take(LadderLimits.MostLinesQuoted).ToList();
        foreach (var line in shown) text.Append($"\n{(quoted.Contains(file.Lines[line]) ? ' ' : '≠')}{line + 1,6}  {Quote.Visible(file.Lines[line])}");
        if (shown.Count < real.Count) text.Append("\n        …");
        var stands = file.Lines.GetRange(first, last - first + 1).ToHashSet(StringComparer.Ordinal);
        var strange = solid.FindAll(line => !stands.Contains(line));
        foreach (var line in strange.Take(LadderLimits.MostLinesQuoted / 2)) text.Append($"\n  yours  {Quote.Visible(line)}");
        return text.ToString();
    }
}
