namespace AetherFlow.Edits;

/// <summary>
/// A block whose first and last line stand in the file and whose middle is nearly what stands between them. Or one whose
/// last line was cut off, while all the others are equal.
/// </summary>
internal sealed class AnchoredBlock
{
    private readonly EditedText _file;
    private readonly HunkLines _hunk;
    private readonly string[] _quoted;
    private readonly FormedLines _lines;
    private readonly int[] _ids;
    private readonly int _slack;

    public AnchoredBlock(EditedText file, HunkLines hunk)
    {
        (_file, _hunk) = (file, hunk);
        _quoted = [.. hunk.Solid.Select(i => hunk.Search[i].In(LineForm.Plain))];
        _lines = file.In(LineForm.Plain);
        _ids = _lines.IdsOf(_quoted);
        _slack = Math.Max(2, _quoted.Length / 5);
    }

    public Finding Find(int from)
    {
        if (!_hunk.AreTelling || _quoted.Length < 2 || _ids[0] == FormedLines.Unknown) return Finding.Nothing;
        var near = _ids[^1] == FormedLines.Unknown || _quoted.Length < 3 ? Finding.Nothing : Near(from);
        return near.Places.Count > 0 ? near : CutShort(from) is { Count: > 0 } cut ? new Finding(cut) : near;
    }

    private Finding Near(int from)
    {
        var windows = Windows(from);
        if (windows is null) return Finding.Nothing;
        var compared = windows.Select(w => new BlockComparison(_file, _quoted, w.From, w.To)).Where(c => c.DeclaresTheSame).ToList();
        var best = compared.MaxBy(c => c.MiddleSimilarity);
        if (best is null || best.MiddleSimilarity < LadderLimits.LeastMiddleLikeness) return Finding.Nothing;
        var rivals = compared.FindAll(c => c != best && (Overlap(c, best)
            ? c.MiddleSimilarity >= best.MiddleSimilarity
            : c.MiddleSimilarity > best.MiddleSimilarity - LadderLimits.Margin));
        if (rivals.Count > 0) return new Finding([.. rivals.Append(best).Select(c => Place(c) ?? Rough(c)).OrderBy(p => p.Start)]);
        return Place(best) is { } place ? new Finding([place]) : new Finding([], "the lines that are most alike are indented in no way that fits all of them");
    }

    private static bool Overlap(BlockComparison a, BlockComparison b) => a.From < b.To && b.From < a.To;

    /// <summary>The stretches from an equal first to an equal last line, those with the most in common first; null where there are too many to tell them apart.</summary>
    private List<(int From, int To)>? Windows(int from)
    {
        var windows = new List<(int From, int To, int Common)>();
        var wanted = new int[_lines.Distinct];
        foreach (var id in _ids.Where(id => id != FormedLines.Unknown)) wanted[id]++;
        var left = new int[_lines.Distinct];
        var starts = 0;
        for (var start = 0; start < _lines.Solid.Length; start++)
        {
            if (_lines.Solid[start] != _ids[0] || _lines.SolidAt[start] < from) continue;
            if (++starts > LadderLimits.MostStarts) return null;
            AddWindows(start, wanted, left, windows);
        }

        var sorted = windows.OrderByDescending(w => w.Common).ThenBy(w => w.From).ThenBy(w => w.To).ToList();
        if (sorted.Count > LadderLimits.MostWindows && sorted[LadderLimits.MostWindows].Common >= sorted[0].Common * (1 - LadderLimits.Margin)) return null;
        return sorted.Take(LadderLimits.MostWindows).Select(w => (w.From, w.To)).ToList();
    }

    private void AddWindows(int start, int[] wanted, int[] left, List<(int From, int To, int Common)> windows)
    {
        var end = Math.Min(_lines.Solid.Length, start + _quoted.Length + _slack);
        for (var at = start; at < end; at++) left[_lines.Solid[at]] = wanted[_lines.Solid[at]];
        var common = 0;
        for (var at = start; at < end; at++)
        {
            if (left[_lines.Solid[at]]-- > 0) common++;
            var length = at - start + 1;
            if (_lines.Solid[at] == _ids[^1] && length >= Math.Max(2, _quoted.Length - _slack)) windows.Add((start, at + 1, common));
        }
    }

    /// <summary>All lines but the last are equal, and the last is the beginning of the one that follows them.</summary>
    private List<Placement> CutShort(int from)
    {
        var cut = _quoted[^1];
        if (_quoted.Length < LadderLimits.LinesBeforeAnyCut && LineText.Letters(cut) < LadderLimits.LeastLettersOfCutLine) return [];
        var places = new List<Placement>();
        foreach (var start in FormedLines.Occurrences(_lines.Solid, _ids[..^1]))
        {
            var last = start + _quoted.Length - 1;
            if (_lines.SolidAt[start] < from || last >= _lines.Solid.Length) continue;
            if (!_file.Lines[_lines.SolidAt[last]].In(LineForm.Plain).StartsWith(cut, StringComparison.Ordinal)) continue;
            var match = Enumerable.Range(start, _quoted.Length).Select(i => _lines.SolidAt[i]).ToArray();
            if (Place(match) is { } place) places.Add(place);
        }

        return places;
    }

    private Placement? Place(BlockComparison compared) => Place(compared.Match()) is { } place ? place with { Similarity = Math.Round(compared.MiddleSimilarity, 4) } : null;

    private Placement Rough(BlockComparison compared) =>
        new() { Rung = Rung.Anchored, Start = _lines.SolidAt[compared.From], End = _lines.SolidAt[compared.To - 1] + 1, Match = [] };

    private Placement? Place(int[] solid) => BlockPlacement.Of(_file, _hunk, solid, Rung.Anchored);
}
