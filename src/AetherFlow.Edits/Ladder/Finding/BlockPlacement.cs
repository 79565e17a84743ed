namespace AetherFlow.Edits;

/// <summary>Makes a place of search lines that were laid beside lines of the file.</summary>
internal static class BlockPlacement
{
    /// <summary>Null where no rule of indentation fits all lines.</summary>
    /// <param name="file">The file.</param>
    /// <param name="hunk">The hunk.</param>
    /// <param name="solid">The file's line for each search line that is not blank, the first and the last included.</param>
    /// <param name="rung">Of the place.</param>
    public static Placement? Of(EditedText file, HunkLines hunk, int[] solid, Rung rung)
    {
        var match = Enumerable.Repeat(Placement.Missing, hunk.Search.Count).ToArray();
        for (var i = 0; i < solid.Length; i++) match[hunk.Solid[i]] = solid[i];
        var pairs = hunk.Solid.Where(i => match[i] >= 0).Select(i => (LineText.IndentOf(hunk.Search[i]), LineText.IndentOf(file.Lines[match[i]]))).ToList();
        if (IndentMap.Of(pairs) is not { } indent) return null;
        BlankLines.Align(file, hunk.Search, match);
        var known = match.Where(line => line >= 0).ToList();
        return known.Count == 0 ? null : new Placement
        {
            Rung = rung,
            Start = known[0],
            End = known[^1] + 1,
            Match = match,
            Indent = indent,
            Similarity = Likeness.OfLines(file, hunk.Search, match),
        };
    }
}
