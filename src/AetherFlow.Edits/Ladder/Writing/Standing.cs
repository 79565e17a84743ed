namespace AetherFlow.Edits;

/// <summary>Whether what a hunk asks for is there already.</summary>
internal sealed class Standing(EditedText file, HunkLines hunk)
{
    /// <summary>
    /// The search lines were found, but as a part of what the hunk would make of them: an addition that was made before.
    /// Or the replacement stands to the letter where the search lines only nearly do.
    /// </summary>
    public bool At(Placement place, List<Splice> splices)
    {
        if (splices.TrueForAll(s => !s.Changes(file))) return true;
        var written = Written(place, splices);
        if (StandsAround(place, written)) return true;
        return place.Rung is not (Rung.Exact or Rung.LineEnds) && !IsPartOfSearch() && LineText.Letters(hunk.Replace) >= LadderLimits.LeastLetters
            && Enumerable.Range(place.Start - hunk.Replace.Count + 1, place.End - place.Start + hunk.Replace.Count - 1).Any(at => file.StandsAt(hunk.Replace, at));
    }

    /// <summary>The search lines stand in several places, and all of these are parts of the one place where the replacement stands.</summary>
    public Placement? AroundAll(IReadOnlyList<Placement> places, Scope scope)
    {
        if (hunk.Replace.Count <= hunk.Search.Count || scope.Narrow(new EqualLines(file, hunk.Replaced()).Find(Rung.Exact, scope.From)) is not [var only]) return null;
        return places.All(p => only.Start <= p.Start && p.End <= only.End) && AddsWords() ? only : null;
    }

    /// <summary>
    /// The search lines stand nowhere; the replacement stands in one place, and nothing of what it drops stands beside it. A
    /// short one without context may stand there for other reasons, and so may any if the lines that it drops were misquoted.
    /// </summary>
    public Placement? InsteadOf(Ladder ladder, Scope scope)
    {
        var replaced = hunk.Replaced();
        if (!replaced.AreTelling || (replaced.Letters < LadderLimits.LeastLettersAlone && !HasContext())) return null;
        var found = ladder.Equal(replaced, scope) is { Places.Count: > 0 } equal ? equal : new ElidedPieces(file, replaced).Find(scope.From);
        if (found.Only is not { } only) return null;
        var kept = hunk.Replace.Select(line => line.In(LineForm.Plain)).ToHashSet(StringComparer.Ordinal);
        var dropped = hunk.Search.Select(line => line.In(LineForm.Plain)).Where(line => LineText.Letters(line) > 0 && !kept.Contains(line)).ToHashSet(StringComparer.Ordinal);
        var (from, to) = (Math.Max(0, only.Start - hunk.Search.Count), Math.Min(file.Lines.Count, only.End + hunk.Search.Count));
        return file.Lines.GetRange(from, to - from).Exists(line => dropped.Contains(line.In(LineForm.Plain))) || IsMisquoted(dropped, only) ? null : only;
    }

    private bool HasContext()
    {
        var search = Plain(hunk.Search).ToHashSet(StringComparer.Ordinal);
        return hunk.Replace.Exists(line => LineText.Letters(line) > 0 && search.Contains(line.In(LineForm.Plain)));
    }

    /// <summary>Whether one of a few lines stands elsewhere but for a slip. Of many lines such a slip leaves the others, which say where they are.</summary>
    private bool IsMisquoted(HashSet<string> dropped, Placement only)
    {
        if (dropped.Count > LadderLimits.MostLinesMisquoted) return false;
        var places = file.In(LineForm.Plain).SolidAt.Where(at => at < only.Start || at >= only.End);
        return places.Select(at => file.Lines[at].In(LineForm.Plain)).Any(line => dropped.Any(quoted => Likeness.IsSlip(quoted, line)));
    }

    private List<string> Written(Placement place, List<Splice> splices)
    {
        var lines = new List<string>();
        var at = place.Start;
        foreach (var splice in splices)
        {
            if (splice.Start > at) lines.AddRange(file.Lines.GetRange(at, splice.Start - at));
            lines.AddRange(splice.Lines);
            at = splice.End;
        }

        if (at < place.End) lines.AddRange(file.Lines.GetRange(at, place.End - at));
        return lines;
    }

    private bool StandsAround(Placement place, List<string> written)
    {
        var spare = written.Count - (place.End - place.Start);
        return spare > 0 && AddsWords() && Enumerable.Range(place.Start - spare, spare + 1).Any(at => file.StandsAt(written, at));
    }

    /// <summary>A bracket or a blank line more may well be wanted beside one that is there.</summary>
    private bool AddsWords() => LineText.Letters(hunk.Replace) - hunk.Letters >= LadderLimits.LeastLetters;

    private bool IsPartOfSearch()
    {
        if (hunk.Replace.Count >= hunk.Search.Count) return false;
        var (search, replace) = (Plain(hunk.Search), Plain(hunk.Replace));
        return Enumerable.Range(0, search.Count - replace.Count + 1).Any(at => search.Skip(at).Take(replace.Count).SequenceEqual(replace));
    }

    private static List<string> Plain(List<string> lines) => lines.ConvertAll(line => line.In(LineForm.Plain));
}
