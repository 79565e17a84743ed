using System.Runtime.InteropServices;

namespace AetherFlow.Edits;

/// <summary>
/// Where the parts of a SEARCH/REPLACE block lie. Markers as long as the SEARCH line's count before shorter and longer
/// ones, so that content with markers of its own can stand between longer ones.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SearchReplaceBlock(Region Search, Region Replace, int Next, string? Fault)
{
    private const string NoDivider = "no line `=======` stands between SEARCH and REPLACE";
    private const string NotClosed = "no line `>>>>>>> REPLACE` ends it";

    /// <summary>Reads the block whose SEARCH line is <paramref name="head"/>. <see cref="Next"/> is the first line after it.</summary>
    public static SearchReplaceBlock Find(List<string> lines, int head)
    {
        var opening = EditMarker.Read(lines[head])!.Value;
        var (end, stop) = FindEnd(lines, head, opening.Length);
        var dividers = Dividers(lines, new Region(head + 1, end < 0 ? stop : end), opening);
        if (end < 0) return Unclosed(lines, head, dividers, stop);
        return dividers switch
        {
            [] => Broken(end + 1, NoDivider),
            [var one] => new SearchReplaceBlock(new Region(head + 1, one), new Region(one + 1, end), end + 1, null),
            // The divider written once more where REPLACE ends.
            [var one, var again] when again + 1 == end => new SearchReplaceBlock(new Region(head + 1, one), new Region(one + 1, again), end + 1, null),
            _ => Broken(end + 1, $"{dividers.Count} lines `=======` stand between SEARCH and REPLACE, so that it is not clear where the new lines begin"),
        };
    }

    /// <summary>The REPLACE line (or -1), and where to stop looking for it: the next SEARCH line or the end of the text.</summary>
    private static (int End, int Stop) FindEnd(List<string> lines, int head, int length)
    {
        int other = -1, otherHead = -1;
        for (var at = head + 1; at < lines.Count; at++)
        {
            if (EditMarker.Read(lines[at]) is not { } marker) continue;
            if (marker.Kind == EditMarkerKind.Search)
            {
                if (marker.Length == length) return (other, otherHead < 0 ? at : otherHead);
                if (otherHead < 0) otherHead = at;
            }
            else if (marker.Kind == EditMarkerKind.Replace)
            {
                if (marker.Length == length) return (at, at + 1);
                if (other < 0 && otherHead < 0) other = at;
            }
        }

        return (other, otherHead < 0 ? lines.Count : otherHead);
    }

    /// <summary>Lines that can divide the block: none inside a merge conflict of the content, and the best-fitting ones only.</summary>
    private static List<int> Dividers(List<string> lines, Region region, EditMarker opening)
    {
        var outside = new List<(int At, EditMarker Marker)>();
        var all = new List<(int At, EditMarker Marker)>();
        var inConflict = false;
        for (var at = region.From; at < region.To; at++)
        {
            if (EditMarker.Read(lines[at]) is not { } marker) continue;
            if (marker.Kind == EditMarkerKind.ConflictStart) inConflict = true;
            else if (marker.Kind == EditMarkerKind.ConflictEnd) inConflict = false;
            if (marker.Kind != EditMarkerKind.Divider) continue;
            all.Add((at, marker));
            if (!inConflict) outside.Add((at, marker));
        }

        var candidates = outside.Count > 0 ? outside : all;
        var alike = candidates.FindAll(c => c.Marker.Length == opening.Length);
        var aligned = alike.FindAll(c => c.Marker.Indent == opening.Indent);
        return (aligned.Count > 0 ? aligned : alike.Count > 0 ? alike : candidates).ConvertAll(c => c.At);
    }

    /// <summary>Without a REPLACE line, a second divider that nothing but a fence or a blank line follows ends the block.</summary>
    private static SearchReplaceBlock Unclosed(List<string> lines, int head, List<int> dividers, int stop) => dividers switch
    {
        [] => Broken(stop, NoDivider),
        [var one, var two] when EndsThere(lines, two) => new SearchReplaceBlock(new Region(head + 1, one), new Region(one + 1, two), two + 1, null),
        _ => Broken(stop, NotClosed),
    };

    private static bool EndsThere(List<string> lines, int divider) =>
        divider + 1 < lines.Count
        && (string.IsNullOrWhiteSpace(lines[divider + 1]) || Fence.Read(lines[divider + 1], int.MaxValue) is not null || WrapperTag.IsClosing(lines[divider + 1]))
        && !Underlines(lines[divider], lines[divider - 1]);

    /// <summary>A heading of reStructuredText or Markdown is underlined in its own length.</summary>
    private static bool Underlines(string line, string title) => line.Trim().Length == title.Trim().Length;

    private static SearchReplaceBlock Broken(int next, string fault) => new(default, default, next, fault);
}
