namespace AetherFlow.Edits;

/// <summary>
/// Search lines with gaps, written as <c>...</c> on both sides: every piece has to be found, in the order of the pieces, and
/// there has to be one way only. What stands in the gaps is not touched.
/// </summary>
internal sealed class ElidedPieces(EditedText file, HunkLines hunk)
{
    public Finding Find(int from)
    {
        var gaps = Gaps(hunk.Search);
        if (gaps.Count == 0 || !hunk.AreTelling) return Finding.Nothing;
        if (Gaps(hunk.Replace).Count != gaps.Count)
        {
            return new Finding([], "SEARCH leaves lines out (`...`) where REPLACE does not leave out the same: give all lines, or the same gaps on both sides");
        }

        var pieces = Pieces(gaps);
        var places = pieces.ConvertAll(piece => Places(piece, from));
        if (places.Count == 0 || places.Exists(p => p.Count is 0 or LadderLimits.MostPlaces)) return Finding.Nothing;
        var viable = OrderedPlaces.Viable(places);
        if (viable[0].Count == 0) return Finding.Nothing;
        return viable.Find(v => v.Count > 1) is { } several ? new Finding(several) : new Finding([Join(pieces, viable, gaps)]);
    }

    public static List<int> Gaps(List<string> lines) => [.. Enumerable.Range(0, lines.Count).Where(i => ElisionLine.Is(lines[i]))];

    private List<(int From, HunkLines Lines)> Pieces(List<int> gaps)
    {
        var pieces = new List<(int, HunkLines)>();
        var from = 0;
        foreach (var gap in gaps.Append(hunk.Search.Count))
        {
            var lines = hunk.Search[from..gap];
            if (lines.Exists(line => !LineText.IsBlank(line))) pieces.Add((from, new HunkLines(hunk.Hunk, lines, lines)));
            from = gap + 1;
        }

        return pieces;
    }

    private List<Placement> Places((int From, HunkLines Lines) piece, int from)
    {
        var equal = new EqualLines(file, piece.Lines);
        return EqualLines.Rungs.Select(rung => equal.Find(rung, from)).FirstOrDefault(places => places.Count > 0) ?? [];
    }

    private Placement Join(List<(int From, HunkLines Lines)> pieces, List<List<Placement>> viable, List<int> gaps)
    {
        var match = Enumerable.Repeat(Placement.Missing, hunk.Search.Count).ToArray();
        for (var i = 0; i < pieces.Count; i++) viable[i][0].Match.CopyTo(match, pieces[i].From);
        return new Placement
        {
            Rung = Rung.Elision,
            Start = viable[0][0].Start,
            End = viable[^1][0].End,
            Match = match,
            Elisions = gaps,
            Indent = viable.Select(v => v[0].Indent).FirstOrDefault(indent => !indent.IsSame) ?? IndentMap.Same,
            Similarity = viable.Min(v => v[0].Similarity),
        };
    }
}
