namespace AetherFlow.Bench.Edits.Rivals;

/// <summary>
/// Equal lines, the first of them; the same with one shift of indentation; both again without a first blank line; pieces
/// around <c>...</c>, each of which stands once. A fence around the lines is taken off first.
/// </summary>
internal static class AiderLadder
{
    public static string? Replace(string text, string search, string replace)
    {
        var (lines, wanted, others) = (RivalLines.Of(text), Unfenced(search), Unfenced(replace));
        return Once(lines, wanted, others)
            ?? (wanted.Count > 2 && wanted[0].Trim().Length == 0 ? Once(lines, wanted[1..], others) : null)
            ?? Elided(text, wanted, others);
    }

    private static List<string> Unfenced(string text)
    {
        List<string> lines = text.Length == 0 ? [] : [.. text.Split('\n')];
        return lines.Count > 1 && lines[0].StartsWith("```", StringComparison.Ordinal) && lines[^1].StartsWith("```", StringComparison.Ordinal) ? lines[1..^1] : lines;
    }

    private static string? Once(List<string> lines, List<string> wanted, List<string> others)
    {
        foreach (var at in RivalLines.Places(lines, wanted, line => line)) return RivalLines.Put(lines, at, wanted.Count, others);
        return Shifted(lines, wanted, others);
    }

    private static string? Shifted(List<string> lines, List<string> wanted, List<string> others)
    {
        var solid = wanted.Concat(others).Where(line => line.Trim().Length > 0).ToList();
        var room = solid.Count == 0 ? 0 : solid.Min(line => RivalLines.Indent(line).Length);
        string Outdented(string line) => line.Trim().Length == 0 ? line : line[room..];
        (wanted, others) = (wanted.ConvertAll(Outdented), others.ConvertAll(Outdented));
        foreach (var at in RivalLines.Places(lines, wanted, line => line.TrimStart()))
        {
            var added = Enumerable.Range(0, wanted.Count)
                .Where(i => lines[at + i].Trim().Length > 0)
                .Select(i => lines[at + i][..Math.Max(0, lines[at + i].Length - wanted[i].Length)])
                .Distinct().ToList();
            if (added is [var prefix]) return RivalLines.Put(lines, at, wanted.Count, others.Select(line => line.Length == 0 ? line : prefix + line));
        }

        return null;
    }

    private static string? Elided(string text, List<string> wanted, List<string> others)
    {
        static bool IsGap(string line) => line.Trim() == "...";
        if (!wanted.Exists(IsGap) || !wanted.Where(IsGap).SequenceEqual(others.Where(IsGap))) return null;
        foreach (var (piece, other) in Pieces(wanted, IsGap).Zip(Pieces(others, IsGap)))
        {
            if (piece.Length == 0 && other.Length == 0) continue;
            if (piece.Length == 0 || text.Split(piece).Length != 2) return null;
            text = text.Replace(piece, other, StringComparison.Ordinal);
        }

        return text;
    }

    private static List<string> Pieces(List<string> lines, Predicate<string> isGap)
    {
        var pieces = new List<string> { "" };
        foreach (var line in lines)
        {
            if (isGap(line)) pieces.Add("");
            else pieces[^1] += line + "\n";
        }

        return pieces;
    }
}
