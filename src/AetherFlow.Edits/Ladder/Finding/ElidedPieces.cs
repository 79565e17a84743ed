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
        var changes = HunkDiff.Of(hunk.Search, hunk.Replace, gaps);
        for (var i = 0; i < pieces.Count; i++)
        {
            if (viable[i].Count > 1 && IsChanged(pieces[i], changes)) return Several(viable[i]);
        }

        return viable.Exists(v => v.Count == 1) ? new Finding([Join(pieces, Chosen(viable), gaps)]) : Several(viable[0]);
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

    /// <summary>Places of a piece, to be named; they are no places of the whole.</summary>
    private static Finding Several(List<Placement> places) => new(places.ConvertAll(place => place with { Rung = Rung.Elision }));

    /// <summary>A piece that only says where others are need not be alone, as long as it is there.</summary>
    private static bool IsChanged((int From, HunkLines Lines) piece, List<LineChange> changes) =>
        changes.Exists(change => change.BaseStart <= piece.From + piece.Lines.Search.Count && piece.From <= change.BaseEnd);

    /// <summary>Of pieces in several places those next to the pieces that have one.</summary>
    private static List<Placement> Chosen(List<List<Placement>> viable)
    {
        var chosen = new Placement[viable.Count];
        var known = viable.FindIndex(places => places.Count == 1);
        for (var i = known; i < viable.Count; i++) chosen[i] = viable[i].Find(p => i == known || p.Start >= chosen[i - 1].End)!;
        for (var i = known - 1; i >= 0; i--) chosen[i] = viable[i].FindLast(p => p.End <= chosen[i + 1].Start)!;
        return [.. chosen];
    }

    private List<Placement> Places((int From, HunkLines Lines) piece, int from)
    {
        var equal = new EqualLines(file, piece.Lines);
        return EqualLines.Rungs.Select(rung => equal.Find(rung, from)).FirstOrDefault(places => places.Count > 0) ?? [];
    }

    private Placement Join(List<(int From, HunkLines Lines)> pieces, List<Placement> chosen, List<int> gaps)
    {
        var match = Enumerable.Repeat(Placement.Missing, hunk.Search.Count).ToArray();
        for (var i = 0; i < pieces.Count; i++) chosen[i].Match.CopyTo(match, pieces[i].From);
        return new Placement
        {
            Rung = Rung.Elision,
            Start = chosen[0].Start,
            End = chosen[^1].End,
            Match = match,
            Elisions = gaps,
            Indent = chosen.Select(place => place.Indent).FirstOrDefault(indent => !indent.IsSame) ?? IndentMap.Same,
            Similarity = chosen.Min(place => place.Similarity),
        };
    }
}
