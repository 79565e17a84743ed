namespace AetherFlow.Bench.Edits.Corpus;

/// <summary>
/// Files around edits, made so that each edit has one place among lookalikes: halves of its lines, its first and last line
/// with another middle, and lines of other edits.
/// </summary>
internal static class RebuiltFiles
{
    /// <summary>A case for every block that looks for something.</summary>
    public static IReadOnlyList<EditCase> Around(IReadOnlyList<GoldBlock> blocks)
    {
        var cases = new List<EditCase>();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Search.Any(line => line.Trim().Length > 0) && !blocks[i].Search.SequenceEqual(blocks[i].Replace)) cases.Add(Around(blocks, i));
        }

        return cases;
    }

    private static EditCase Around(IReadOnlyList<GoldBlock> blocks, int index)
    {
        var block = blocks[index];
        IReadOnlyList<string> Other(int step) => blocks[(index + step) % blocks.Count].Search;
        var half = block.Search.Count / 2;
        IReadOnlyList<string>[] before = [Other(37), [.. block.Search.Take(half)], Lookalike(block.Search, Other(5))];
        IReadOnlyList<string>[] after = [[.. block.Search.Skip(half + 1)], Other(101), Other(7)];
        return new EditCase
        {
            Path = block.Path,
            Head = [.. Decoys(before, block.Search)],
            Place = block.Search,
            Tail = ["", .. Decoys(after, block.Search)],
            Search = block.Search,
            Replace = block.Replace,
            Wanted = block.Replace,
            OtherFile = [.. Decoys([Other(53), Other(211), Other(307)], block.Search)],
        };
    }

    /// <summary>The same first and last line, and something else between.</summary>
    public static IReadOnlyList<string> Lookalike(IReadOnlyList<string> lines, IReadOnlyList<string> other) =>
        lines.Count < 4 ? [] : [lines[0], .. other, .. lines.Where((_, i) => i > 0 && i < lines.Count - 1 && i % 3 == 0), lines[^1]];

    /// <summary>Those in which the edit does not stand, a blank line after each.</summary>
    private static IEnumerable<string> Decoys(IEnumerable<IReadOnlyList<string>> decoys, IReadOnlyList<string> search) =>
        decoys.Where(decoy => decoy.Count > 0 && !Contains(decoy, search)).SelectMany(decoy => decoy.Append(""));

    private static bool Contains(IReadOnlyList<string> lines, IReadOnlyList<string> search)
    {
        var wanted = string.Join('\n', Solid(search));
        return string.Join('\n', Solid(lines)).Contains(wanted, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Solid(IEnumerable<string> lines) => lines.Select(line => line.Trim()).Where(line => line.Length > 0);
}
