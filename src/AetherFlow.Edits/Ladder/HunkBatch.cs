using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>All hunks of a reply for one file: found in the same text, checked against each other, and put in together.</summary>
internal sealed class HunkBatch(string path, EditedText file, IReadOnlyList<Hunk> hunks, Func<string, Outline?>? outline)
{
    private readonly Ladder _ladder = new(file, outline);
    private readonly Refusals _refusals = new(path, file);
    private readonly List<Resolution> _all = [.. hunks.Select(hunk => new Resolution(hunk))];

    public EditResult Apply()
    {
        foreach (var one in _all) Look(one);
        NarrowByOrder();
        foreach (var one in _all.Where(one => one.Problem is null && one.Place is null)) Settle(one);
        CheckOverlaps();
        var places = _all.Where(one => one is { Problem: null, Place: not null }).Select(one => one.Place!).ToImmutableArray();
        var failed = _all.FindAll(one => one.Problem is not null);
        if (failed.Count > 0) return EditResult.Failed([.. failed.Select(one => _refusals.WithOthers(one, _all))], places);
        var splices = _all.SelectMany(one => one.Splices).Where(s => s.Changes(file)).OrderBy(s => s.Start).ThenBy(s => s.End).ToList();
        return EditResult.Applied(splices.Count == 0 ? file.Text : Assembly.Join(file, splices), places);
    }

    private void Look(Resolution one)
    {
        if (one.Lines.Search.SequenceEqual(one.Lines.Replace))
        {
            one.Problem = Refusals.Identical(one);
            return;
        }

        one.Scope = Scope.Of(file, one.Hunk, out var missing);
        if (ElisionCheck.Find(one.Lines.Search, one.Lines.Replace, isWholeFile: false) is { } elision && !HasSameGaps(one.Lines))
            one.Problem = _refusals.Elided(one, elision, one.Scope is null ? [] : Find(one).Places);
        else if (one.Scope is null) one.Problem = _refusals.NoAnchor(one, missing!);
        else if (one.Lines.IsAddition) Append(one);
        else one.Finding = Find(one);
    }

    private static bool HasSameGaps(HunkLines lines) =>
        ElidedPieces.Gaps(lines.Search) is { Count: > 0 } gaps && ElidedPieces.Gaps(lines.Replace).Count == gaps.Count;

    /// <summary>As it is; where that stands nowhere, and is not in place already, as it was meant.</summary>
    private Finding Find(Resolution one)
    {
        var found = _ladder.Find(one.Lines, one.Scope!);
        if (found.Places.Count > 0) return found;
        foreach (var variant in HunkVariants.Of(one.Lines))
        {
            var meant = _ladder.Find(variant, one.Scope!);
            if (meant.Places.Count == 0 && new Standing(file, variant).InsteadOf(_ladder, one.Scope!) is null) continue;
            one.Lines = variant;
            return meant;
        }

        return found;
    }

    /// <summary>
    /// Lines without a place go to the end of the file, before nothing but the file's own last line end. Not if they are the
    /// file once more, or if an anchor says that they belong elsewhere.
    /// </summary>
    private void Append(Resolution one)
    {
        var last = file.Lines.FindLastIndex(line => !LineText.IsBlank(line)) + 1;
        var lines = one.Lines.Replace;
        // Additions of an earlier time stand one after the other.
        var all = _all.SkipWhile(other => other != one).Where(other => other.Lines.IsAddition).SelectMany(other => other.Lines.Replace).ToList();
        var solid = all.FindLastIndex(line => !LineText.IsBlank(line)) + 1;
        var stands = solid > 0 && file.StandsAt(all[..solid], last - solid);
        var start = stands ? last - solid : file.Lines.Count;
        var place = new Placement { Rung = Rung.Exact, Start = start, End = stands ? Math.Min(last, start + lines.Count) : start, Match = [] };
        if (!stands && !one.Scope!.ReachesEnd) one.Problem = _refusals.Unplaced(one);
        else if (!stands && IsFileAgain(lines)) one.Problem = _refusals.FileAgain(one);
        if (one.Problem is not null) return;
        if (!stands) one.Splices = [new Splice(place.Start, place.End, lines)];
        one.Settle(stands ? Rung.AlreadyApplied : Rung.Exact, place, 1);
    }

    /// <summary>Whether lines begin as the file does, or have most of its lines: whoever gives them wants to replace it.</summary>
    private bool IsFileAgain(List<string> lines)
    {
        var telling = file.Lines.FindAll(line => LineText.Letters(line) >= LadderLimits.LeastLetters);
        if (telling.Count == 0) return false;
        var given = lines.ToHashSet(StringComparer.Ordinal);
        return lines.Find(line => LineText.Letters(line) >= LadderLimits.LeastLetters) == telling[0]
            || (telling.Count > 1 && telling.Count(given.Contains) * 2 >= telling.Count);
    }

    /// <summary>The hunks of a diff stand in the order of the file: what stands in several places may fit in one only.</summary>
    private void NarrowByOrder()
    {
        var ordered = _all.FindAll(one => one.IsOrdered);
        if (!ordered.Exists(one => one.Finding.IsAmbiguous)) return;
        var viable = OrderedPlaces.Viable(ordered.ConvertAll(one => one.Finding.Places));
        for (var i = 0; i < ordered.Count; i++)
        {
            if (viable[i] is [var only]) ordered[i].Finding = new Finding([only]);
        }
    }

    private void Settle(Resolution one)
    {
        var standing = new Standing(file, one.Lines);
        if (one.Finding.IsAmbiguous)
        {
            if (standing.AroundAll(one.Finding.Places, one.Scope!) is { } around) one.Settle(Rung.AlreadyApplied, around, 1);
            else one.Problem = _refusals.Ambiguous(one);
            return;
        }

        string? obstacle = one.Finding.Obstacle;
        if (one.Finding.Only is { } place)
        {
            if (Rewrite.Of(file, one.Lines, place, out obstacle) is { } splices)
            {
                var stands = standing.At(place, splices);
                if (!stands) one.Splices = splices;
                one.Settle(stands ? Rung.AlreadyApplied : place.Rung, place, place.Similarity);
                return;
            }
        }

        if (standing.InsteadOf(_ladder, one.Scope!) is { } instead) one.Settle(Rung.AlreadyApplied, instead, 1);
        else one.Problem = _refusals.NotFound(one, obstacle);
    }

    /// <summary>No hunk may change what another one changes; the same hunk twice is one.</summary>
    private void CheckOverlaps()
    {
        for (var i = 0; i < _all.Count; i++)
        {
            var later = _all[i];
            if (later.Problem is not null) continue;
            var clash = _all.Take(i).FirstOrDefault(earlier => earlier.Problem is null && earlier.Splices.Exists(a => later.Splices.Exists(b => Touch(a, b))));
            if (clash is null) continue;
            if (IsSame(clash, later))
            {
                later.Splices = [];
                later.Place = later.Place! with { Rung = Rung.AlreadyApplied };
            }
            else
            {
                later.Problem = _refusals.Overlap(later, clash);
            }
        }
    }

    /// <summary>Additions at one place stand one after the other, in the reply's order; only at the end of the file is that what was meant.</summary>
    private bool Touch(Splice a, Splice b) =>
        a.Start == a.End && b.Start == b.End ? a.Start == b.Start && a.Start < file.Lines.Count : a.Start < b.End && b.Start < a.End;

    private static bool IsSame(Resolution a, Resolution b) =>
        a.Lines.Search.SequenceEqual(b.Lines.Search) && a.Lines.Replace.SequenceEqual(b.Lines.Replace);
}
