using System.Globalization;

namespace AetherFlow.Edits;

/// <summary>Finds the lines that a patch instruction marks.</summary>
internal static class PatchLocator
{
    private const int MostLinesNamed = 10;

    public static PatchLocation Locate(List<string> lines, PatchInstruction instruction) => instruction switch
    {
        { Line: { } line, Marker: null, MarkerStart: null, MarkerEnd: null } => AtLine(lines, line),
        { Line: null, Marker: { } text, MarkerStart: null, MarkerEnd: null } => AtMarker(lines, text, "marker"),
        { Line: null, Marker: null, MarkerStart: { } start, MarkerEnd: { } end } => AtRange(lines, start, end),
        _ => None(new EditProblem("patch.bad_instruction", "A patch needs exactly one of: line, marker, or marker_start with marker_end.",
            "Correct the step's patch block.")),
    };

    private static PatchLocation AtLine(List<string> lines, int line) => line >= 1 && line <= lines.Count
        ? new PatchLocation([(line - 1, line)], null)
        : None(new EditProblem("patch.line_out_of_range", $"Line {line} does not exist: the file has {lines.Count}.", "Give a line of the file, or a marker."));

    private static PatchLocation AtMarker(List<string> lines, string text, string name)
    {
        var marker = PatchMarker.Read(text);
        if (marker.IsEmpty) return None(new EditProblem("patch.bad_instruction", $"The {name} is blank.", "Give text that stands in the file."));
        var found = new List<(int Start, int End)>();
        for (var at = 0; at < lines.Count; at++)
        {
            if (marker.IsAt(lines, at)) found.Add((at, at + marker.Height));
        }

        return found.Count switch
        {
            1 => new PatchLocation(found, null),
            0 => None(NoMatch(lines, marker, name)),
            _ => new PatchLocation(found, new EditProblem(
                "patch.ambiguous",
                $"The {name} `{marker.Show()}` stands in {found.Count} places: lines {Numbers(found)}.",
                "Use a longer marker (it may span several lines), or a line number.")
            { Line = found[0].Start + 1 }),
        };
    }

    private static PatchLocation AtRange(List<string> lines, string start, string end)
    {
        var marker = PatchMarker.Read(end);
        if (marker.IsEmpty) return None(new EditProblem("patch.bad_instruction", "The marker_end is blank.", "Give text that stands in the file."));
        var located = AtMarker(lines, start, "marker_start");
        var regions = located.Regions.ConvertAll(region => (region.Start, End: EndAfter(lines, marker, PatchMarker.Read(start), region)));
        if (located.Problem is not null) return located with { Regions = regions.FindAll(r => r.End > 0) };
        if (regions[0].End > 0) return new PatchLocation(regions, null);
        var from = regions[0].Start + 1;
        return None(new EditProblem(
            "patch.no_end",
            $"The marker_start stands in line {from}, but the marker_end `{marker.Show()}` does not follow it.",
            Nearest(lines, marker, from) ?? "Check the marker_end against the file.")
        { Line = from });
    }

    /// <summary>The first line after the end marker, which may stand behind the start marker in the same line; 0 if there is none.</summary>
    private static int EndAfter(List<string> lines, PatchMarker end, PatchMarker start, (int Start, int End) region)
    {
        var last = region.End - 1;
        if (end.IsWithin(TextLines.WithoutEnd(lines[last]), start.EndIn(TextLines.WithoutEnd(lines[last])))) return region.End;
        for (var at = region.End; at < lines.Count; at++)
        {
            if (end.IsAt(lines, at)) return at + end.Height;
        }

        return 0;
    }

    private static EditProblem NoMatch(List<string> lines, PatchMarker marker, string name) => new(
        "patch.no_match",
        $"The {name} `{marker.Show()}` does not stand in the file.",
        Nearest(lines, marker, 0) ?? (lines.Count == 0 ? "The file is empty." : "Check the marker against the file."));

    private static string? Nearest(List<string> lines, PatchMarker marker, int from)
    {
        var nearest = NearestLines.Find(lines, marker.FirstLine, from);
        return nearest.Count == 0
            ? null
            : "Nearest: " + string.Join("; ", nearest.Select(at => $"line {at + 1} `{PatchMarker.Shorten(lines[at].Trim())}`")) + ".";
    }

    private static string Numbers(List<(int Start, int End)> found) =>
        string.Join(", ", found.Take(MostLinesNamed).Select(r => (r.Start + 1).ToString(CultureInfo.InvariantCulture)))
        + (found.Count > MostLinesNamed ? ", …" : "");

    private static PatchLocation None(EditProblem problem) => new([], problem);
}
