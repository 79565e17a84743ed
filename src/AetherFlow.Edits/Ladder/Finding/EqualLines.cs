namespace AetherFlow.Edits;

/// <summary>Places where every line is equal in a form: line by line, or with blank lines left out on both sides.</summary>
internal sealed class EqualLines(EditedText file, HunkLines hunk)
{
    public static readonly IReadOnlyList<Rung> Rungs = [Rung.Exact, Rung.TrailingBlanks, Rung.Indentation, Rung.Punctuation];

    /// <summary>All places of a rung; blank lines are left out only where there are none with them.</summary>
    public List<Placement> Find(Rung rung, int from)
    {
        var form = FormOf(rung);
        var places = Strict(rung, form, from);
        return places.Count > 0 || rung == Rung.Exact || !hunk.AreTelling ? places : Loose(rung, form, from);
    }

    private static LineForm FormOf(Rung rung) => rung switch
    {
        Rung.Exact => LineForm.Exact,
        Rung.TrailingBlanks => LineForm.WithoutTrail,
        Rung.Indentation => LineForm.Trimmed,
        _ => LineForm.Plain,
    };

    private List<Placement> Strict(Rung rung, LineForm form, int from)
    {
        var lines = file.In(form);
        var places = new List<Placement>();
        foreach (var at in FormedLines.Occurrences(lines.All, lines.IdsOf(hunk.Search), from))
        {
            var match = Enumerable.Range(at, hunk.Search.Count).ToArray();
            if (Place(rung, match, at, at + match.Length) is { } place) places.Add(place);
        }

        return places;
    }

    private List<Placement> Loose(Rung rung, LineForm form, int from)
    {
        var lines = file.In(form);
        var pattern = lines.IdsOf(hunk.Solid.Select(i => hunk.Search[i]));
        var places = new List<Placement>();
        foreach (var at in FormedLines.Occurrences(lines.Solid, pattern, FirstSolid(lines, from)))
        {
            var match = Enumerable.Repeat(Placement.Missing, hunk.Search.Count).ToArray();
            for (var i = 0; i < hunk.Solid.Length; i++) match[hunk.Solid[i]] = lines.SolidAt[at + i];
            BlankLines.Align(file, hunk.Search, match);
            var known = match.Where(line => line >= from).ToList();
            if (Place(rung, match, known[0], known[^1] + 1) is { } place) places.Add(place);
        }

        return places;
    }

    private static int FirstSolid(FormedLines lines, int from)
    {
        var at = Array.BinarySearch(lines.SolidAt, from);
        return at < 0 ? ~at : at;
    }

    private Placement? Place(Rung rung, int[] match, int start, int end)
    {
        var indent = IndentMap.Same;
        if (rung >= Rung.Indentation)
        {
            var pairs = hunk.Solid.Select(i => (LineText.IndentOf(hunk.Search[i]), LineText.IndentOf(file.Lines[match[i]]))).ToList();
            if (!hunk.AreTelling || IndentMap.Of(pairs) is not { } map) return null;
            indent = map;
        }

        return new Placement
        {
            Rung = rung == Rung.Exact && !file.IsPlain(start, Math.Min(end, file.Lines.Count)) && !IsLastWithoutEnd(start, end) ? Rung.LineEnds : rung,
            Start = start,
            End = end,
            Match = match,
            Indent = indent,
            Similarity = rung == Rung.Exact ? 1 : Likeness.OfLines(file, hunk.Search, match),
        };
    }

    /// <summary>A last line without an end is no difference: no search line has one.</summary>
    private bool IsLastWithoutEnd(int start, int end) =>
        end == file.Lines.Count && end > start && file.Ends[^1].Length == 0 && file.IsPlain(start, end - 1);
}
