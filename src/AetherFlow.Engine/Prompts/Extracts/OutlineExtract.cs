using AetherFlow.Edits;

namespace AetherFlow.Engine.Prompts;

/// <summary>
/// A file as its outline, with the members in question: first the places where edits failed, then what is mentioned, what
/// those members stand in, the lines that use what is mentioned, and what stands nearest to all that.
/// </summary>
internal sealed class OutlineExtract
{
    /// <summary>Share of the room that the outline has at most, one in so many.</summary>
    private const int OutlineShare = 3;

    /// <summary>Share of the room up to which a class is shown whole rather than member by member.</summary>
    private const int ContainerShare = 4;

    /// <summary>Share of what is left that the beginning of a member gets that is too long for all of it.</summary>
    private const int BeginningShare = 2;

    /// <summary>Lines before and after a place.</summary>
    private const int Radius = 12;

    /// <summary>Members in a row that find no room; by then it is used up.</summary>
    private const int MostInVain = 20;

    private readonly FileLines _lines;
    private readonly int _room;
    private readonly IReadOnlyList<OutlineEntry> _entries;

    public OutlineExtract(FileLines lines, Outline outline, int room)
    {
        (_lines, _room) = (lines, room);
        _entries = OutlineEntry.AllOf(outline, lines);
    }

    /// <returns>Empty where not one line fits.</returns>
    public string Of(string path, WantedParts wanted)
    {
        var places = wanted.PlacesIn(path, _lines);
        IReadOnlyList<OutlineEntry> around = [.. places.SelectMany(MembersAt)];
        IReadOnlyList<OutlineEntry> named = MembersInQuestion.Of(_entries, wanted.Mentions);
        IReadOnlyList<OutlineEntry> inQuestion = [.. around.Concat(named).Distinct()];
        var listing = new OutlineListing(_entries, _lines.Count).Of(inQuestion, _room / OutlineShare);
        var shown = new ShownLines(_lines, _room - listing.Length);
        foreach (var place in places) shown.ShowAround(place, Radius);
        foreach (var entry in inQuestion) ShowMember(shown, entry);
        foreach (var entry in inQuestion.SelectMany(entry => entry.Ancestors()).Distinct()) ShowHeader(shown, entry);
        foreach (var entry in _entries.Where(entry => entry.Member.Kind == MemberKind.Import)) shown.TryShow(entry.Lines);
        ShowUses(shown, wanted.Mentions);
        ShowNeighbours(shown, inQuestion, places);
        return shown.IsEmpty ? "" : listing + shown.Render();
    }

    /// <summary>The innermost members that a place touches.</summary>
    private IEnumerable<OutlineEntry> MembersAt(LineRange place) => _entries.Where(entry =>
        entry is { IsContainer: false, Parent: null or { IsContainer: true } } && entry.Lines.First < place.End && place.First < entry.Lines.End);

    private void ShowMember(ShownLines shown, OutlineEntry entry)
    {
        if (!entry.IsContainer)
        {
            if (!shown.TryShow(entry.Lines)) shown.ShowBeginning(entry.Lines, shown.Left / BeginningShare);
        }
        else if (CostOf(entry.Lines) > _room / ContainerShare || !shown.TryShow(entry.Lines))
        {
            ShowHeader(shown, entry);
        }
    }

    /// <summary>From the comment or attribute that it begins with to where its body begins.</summary>
    private void ShowHeader(ShownLines shown, OutlineEntry entry) =>
        shown.TryShow(OutlineEntry.RangeOf(new TextSpan(entry.Member.Full.Start, Math.Max(entry.Member.Header.End, entry.Member.Full.Start + 1)), _lines));

    private void ShowUses(ShownLines shown, Mentions mentions)
    {
        var inVain = 0;
        foreach (var line in MentionedLines.In(_lines, mentions, Mention.Code))
        {
            inVain = shown.IsShown(line) || shown.ShowAround(new LineRange(line, line + 1), Radius) ? 0 : inVain + 1;
            if (inVain == MostInVain) return;
        }
    }

    /// <summary>Where nothing is in question, the file from its beginning.</summary>
    private void ShowNeighbours(ShownLines shown, IReadOnlyList<OutlineEntry> inQuestion, IReadOnlyList<LineRange> places)
    {
        IReadOnlyList<int> anchors = [.. inQuestion.Select(entry => entry.Lines.First).Concat(places.Select(place => place.First)).Order()];
        var inVain = 0;
        foreach (var entry in _entries.Where(entry => !entry.IsContainer).OrderBy(entry => Distance(anchors, entry.Lines.First)).ThenBy(entry => entry.Position))
        {
            inVain = shown.TryShow(entry.Lines) ? 0 : inVain + 1;
            if (inVain == MostInVain) break;
        }

        if (shown.IsEmpty) shown.ShowBeginning(new LineRange(0, _lines.Count), shown.Left);
    }

    private static int Distance(IReadOnlyList<int> anchors, int line)
    {
        if (anchors.Count == 0) return line;
        var (low, high) = (0, anchors.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (anchors[middle] < line) low = middle + 1;
            else high = middle;
        }

        var after = low < anchors.Count ? anchors[low] - line : int.MaxValue;
        return low > 0 ? Math.Min(after, line - anchors[low - 1]) : after;
    }

    private long CostOf(LineRange range)
    {
        var cost = 0L;
        for (var line = range.First; line < range.End; line++) cost += _lines.CostOf(line);
        return cost;
    }
}
