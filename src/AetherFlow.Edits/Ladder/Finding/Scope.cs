namespace AetherFlow.Edits;

/// <summary>The part of a file that a hunk's anchors leave, and what they make of several places in it.</summary>
internal sealed class Scope
{
    private readonly EditedText _file;
    private readonly bool _atEnd;
    private readonly int _anchor = -1;

    private Scope(EditedText file, bool atEnd, int anchor, int from) => (_file, _atEnd, _anchor, From) = (file, atEnd, anchor, from);

    /// <summary>First line that may be part of a place.</summary>
    public int From { get; }

    /// <summary>Follows the anchors, each the first of its kind after the one before; null where one is missing.</summary>
    public static Scope? Of(EditedText file, Hunk hunk, out string? missing)
    {
        var (anchor, from) = (-1, 0);
        missing = null;
        foreach (var line in hunk.Anchors.Where(line => !LineText.IsBlank(line)))
        {
            anchor = Anchor(file, line, from);
            if (anchor < 0)
            {
                missing = line;
                return null;
            }

            from = anchor + 1;
        }

        return new Scope(file, hunk.AtEnd, anchor, from);
    }

    /// <summary>Whether the block that the last anchor opens, or all of the file where there is none, ends with the file.</summary>
    public bool ReachesEnd => _anchor < 0 || IsDeeper(_file.Lines.Count);

    /// <summary>Of several places those in the block that the last anchor opens, or at the end of the file where the hunk says so.</summary>
    public List<Placement> Narrow(IEnumerable<Placement> found)
    {
        var places = found.Where(p => p.Start >= From).ToList();
        if (places.Count > 1 && _anchor >= 0) places = Prefer(places, IsInBlock);
        return places.Count > 1 && _atEnd ? Prefer(places, IsLast) : places;
    }

    private static List<Placement> Prefer(List<Placement> places, Predicate<Placement> which) =>
        places.FindAll(which) is { Count: > 0 } preferred ? preferred : places;

    private bool IsLast(Placement place) => _file.Lines.Skip(place.End).All(LineText.IsBlank);

    /// <summary>Whether everything between the anchor and the place's end is indented deeper than the anchor, but for brackets.</summary>
    private bool IsInBlock(Placement place) => IsDeeper(place.End);

    private bool IsDeeper(int end)
    {
        var depth = LineText.IndentOf(_file.Lines[_anchor]).Length;
        for (var at = _anchor + 1; at < end; at++)
        {
            var line = _file.Lines[at];
            if (LineText.Letters(line) > 0 && LineText.IndentOf(line).Length <= depth) return false;
        }

        return true;
    }

    private static int Anchor(EditedText file, string line, int from)
    {
        foreach (var form in (ReadOnlySpan<LineForm>)[LineForm.Exact, LineForm.Trimmed, LineForm.Plain])
        {
            var id = file.In(form).IdOf(line);
            if (id == FormedLines.Unknown) continue;
            var at = Array.IndexOf(file.In(form).All, id, from);
            if (at >= 0) return at;
        }

        // An anchor may leave out how the line goes on: a colon, a bracket, parameters.
        var beginning = line.In(LineForm.Plain);
        if (LineText.Letters(beginning) < LadderLimits.LeastLetters) return -1;
        return file.Lines.FindIndex(Math.Min(from, file.Lines.Count), l => l.In(LineForm.Plain).StartsWith(beginning, StringComparison.Ordinal));
    }
}
