namespace AetherFlow.Edits;

/// <summary>
/// What a hunk changes at its place. Only lines in which the replacement differs from the search lines are written; where
/// it repeats them, the file's own lines stay, with their indentation, quotes and blanks. A line of the file that the
/// search lines do not show is never dropped.
/// </summary>
internal sealed class Rewrite
{
    private readonly EditedText _file;
    private readonly HunkLines _hunk;
    private readonly Placement _place;
    private readonly IndentMap _indent;
    private readonly PunctuationMap _punctuation;
    private readonly List<Splice> _splices = [];

    private Rewrite(EditedText file, HunkLines hunk, Placement place)
    {
        (_file, _hunk, _place) = (file, hunk, place);
        _punctuation = new PunctuationMap(file, hunk.Search, place.Match);
        _indent = StandsAsTheFile() ? IndentMap.Same : place.Indent;
    }

    /// <summary>The changes, in order; null where it is not clear what becomes of lines that the hunk does not show.</summary>
    public static List<Splice>? Of(EditedText file, HunkLines hunk, Placement place, out string? obstacle)
    {
        var rewrite = new Rewrite(file, hunk, place);
        obstacle = null;
        foreach (var change in HunkDiff.Of(hunk.Search, hunk.Replace, place.Elisions))
        {
            obstacle = rewrite.Add(change);
            if (obstacle is not null) return null;
        }

        return rewrite._splices;
    }

    private string? Add(LineChange change)
    {
        var matched = Enumerable.Range(change.BaseStart, change.BaseCount).Where(i => _place.Match[i] >= 0).Select(i => _place.Match[i]).ToList();
        var lines = Written(change);
        if (matched.Count == 0) return Insert(change, lines);
        for (var i = change.BaseStart; i < change.BaseEnd; i++)
        {
            if (_place.Match[i] < 0 && !LineText.IsBlank(_hunk.Search[i])) return $"SEARCH changes a line that the file does not have: `{Quote.Short(_hunk.Search[i].Trim())}`";
        }

        var (start, end) = (matched[0], matched[^1] + 1);
        if (Unseen(start, end) is { } unseen) return unseen;
        // Beside a change the replacement says how many blank lines there are; those that are there are not written again.
        var (before, after) = (Unquoted(start - 1, -1), Unquoted(end, 1));
        var leading = Math.Min(lines.TakeWhile(LineText.IsBlank).Count(), before);
        var trailing = Math.Min(Math.Min(lines.Count - leading, lines.AsEnumerable().Reverse().TakeWhile(LineText.IsBlank).Count()), after);
        return Put(start - (before - leading), end + (after - trailing), lines[leading..^trailing]);
    }

    /// <summary>Lines that come between two search lines, or in the place of search lines that the file does not have.</summary>
    private string? Insert(LineChange change, List<string> lines)
    {
        for (var i = change.BaseStart; i < change.BaseEnd; i++)
        {
            if (!LineText.IsBlank(_hunk.Search[i])) return $"SEARCH changes a line that the file does not have: `{Quote.Short(_hunk.Search[i].Trim())}`";
        }

        if (lines.TrueForAll(LineText.IsBlank) && change.BaseCount > 0) return null;
        var (before, after) = (Neighbour(change.BaseStart - 1, -1), Neighbour(change.BaseEnd, 1));
        var (afterGap, beforeGap) = (IsGap(change.BaseStart - 1), IsGap(change.BaseEnd));
        var start = before >= 0 && !afterGap ? before + 1 : after;
        var end = after >= 0 && !beforeGap && !afterGap ? after : start;
        if (start < 0) start = end = before + 1;
        if (Unseen(start, end) is { } unseen) return unseen;
        var blanks = end - start;
        var leading = Math.Min(blanks, lines.TakeWhile(LineText.IsBlank).Count());
        var trailing = Math.Min(blanks - leading, lines.AsEnumerable().Reverse().TakeWhile(LineText.IsBlank).Count());
        return Put(start + leading, end - trailing, lines[leading..^trailing]);
    }

    private string? Put(int start, int end, List<string> lines)
    {
        _splices.Add(new Splice(start, end, lines));
        return null;
    }

    private bool IsGap(int search) => _place.Elisions.Contains(search);

    /// <summary>The file's line of the nearest search line in a direction, up to a gap.</summary>
    private int Neighbour(int search, int step)
    {
        for (; search >= 0 && search < _place.Match.Length && !IsGap(search); search += step)
        {
            if (_place.Match[search] >= 0) return _place.Match[search];
        }

        return Placement.Missing;
    }

    private string? Unseen(int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (!LineText.IsBlank(_file.Lines[at]) && Array.IndexOf(_place.Match, at) < 0)
                return $"line {at + 1} stands where REPLACE changes the file, and SEARCH does not show it: `{Quote.Short(_file.Lines[at].Trim())}`";
        }

        return null;
    }

    /// <summary>Blank lines beside a change that the search lines do not show; others may stand among them.</summary>
    private int Unquoted(int from, int step)
    {
        var count = 0;
        for (var at = from; at > _place.Start && at < _place.End && LineText.IsBlank(_file.Lines[at]); at += step)
        {
            if (Array.IndexOf(_place.Match, at) < 0) count++;
        }

        return count;
    }

    /// <summary>The replacement's lines of a change, as the file would write them.</summary>
    private List<string> Written(LineChange change)
    {
        var lines = new List<string>();
        for (var i = 0; i < change.OtherCount; i++)
        {
            var line = _hunk.Replace[change.OtherStart + i];
            var twin = change.BaseCount == change.OtherCount ? change.BaseStart + i : -1;
            lines.Add(twin >= 0 && _place.Match[twin] >= 0
                ? Carried(Indented(line, change.OtherStart + i), _hunk.Search[twin], _file.Lines[_place.Match[twin]])
                : _punctuation.Map(Indented(line, change.OtherStart + i)));
        }

        return lines;
    }

    /// <summary>A line that changes in part: its unchanged beginning and end are the file's characters.</summary>
    private string Carried(string line, string quoted, string real)
    {
        var body = line.TrimStart();
        var (search, own) = (quoted.Trim(), real.Trim());
        if (search == own || search.Length != own.Length || search.In(LineForm.Plain) != own.In(LineForm.Plain)) return _punctuation.Map(line);
        var most = Math.Min(body.Length, search.Length);
        var head = search.AsSpan().CommonPrefixLength(body);
        var tail = 0;
        while (tail < most - head && search[^(tail + 1)] == body[^(tail + 1)]) tail++;
        return line[..^body.Length] + own[..head] + _punctuation.Map(body[head..^tail]) + own[^tail..];
    }

    private string Indented(string line, int at)
    {
        var indent = LineText.IndentOf(line);
        if (_indent.IsFirstLineOnly) return at == 0 && indent.Length == 0 ? LineText.IndentOf(_file.Lines[_place.Start]) + line : line;
        return LineText.IsBlank(line) && _indent.IsShift ? line : _indent.Map(indent) + line[indent.Length..];
    }

    /// <summary>
    /// Whether the replacement is indented as the file is, though the search lines are not: where it repeats search lines,
    /// it has the file's indentation, never theirs, and nothing in it stands further left than the file's lines.
    /// </summary>
    private bool StandsAsTheFile()
    {
        if (_place.Indent.IsSame) return false;
        var repeated = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var i in _hunk.Solid) repeated.TryAdd(_hunk.Search[i].Trim(), i);
        var asFile = 0;
        foreach (var line in _hunk.Replace)
        {
            if (!repeated.TryGetValue(line.Trim(), out var i) || _place.Match[i] < 0) continue;
            if (LineText.IndentOf(line) == LineText.IndentOf(_hunk.Search[i])) return false;
            if (LineText.IndentOf(line) == LineText.IndentOf(_file.Lines[_place.Match[i]])) asFile++;
        }

        return asFile > 0 && Least(_hunk.Replace) >= Least(_place.Match.Where(m => m >= 0).Select(m => _file.Lines[m]));
    }

    private static int Least(IEnumerable<string> lines) =>
        lines.Where(line => !LineText.IsBlank(line)).Select(line => LineText.IndentOf(line).Length).DefaultIfEmpty().Min();
}
