using System.Collections.Immutable;
using System.Globalization;

namespace AetherFlow.Edits;

/// <summary>Says why a hunk has no place, with what a model needs to give it one: real lines, their numbers, the difference.</summary>
internal sealed class Refusals(string path, EditedText file)
{
    private const string GiveReal = "Quote the lines exactly as they stand in the file.";

    private readonly NearestRegion _nearest = new(file);

    public static EditProblem Identical(Resolution one) =>
        Of(one, "edit.identical", $"{Name(one)} changes nothing: what it looks for and what it puts there are equal.", "Leave it out, or give the lines as they are to be.");

    public EditProblem Elided(Resolution one, ElisionFinding elision, IReadOnlyList<Placement> places) =>
        Of(one, "edit.elided", $"{Name(one)} would drop code of {path}: in its replacement, {elision.How}.", "Write every line of the replacement, or take fewer lines on both sides.") with { Near = Lines(places) };

    public EditProblem NoAnchor(Resolution one, string anchor) =>
        Of(one, "edit.not_found", $"{Name(one)} is to stand after a line `{Quote.Short(anchor.Trim())}` (@@), which {path} does not have there.", Suggest([anchor], out var near) ?? GiveReal) with { Near = near };

    public EditProblem Ambiguous(Resolution one)
    {
        var places = one.Finding.Places;
        var numbers = string.Join(", ", places.Take(LadderLimits.MostNumbers).Select(p => (p.Start + 1).ToString(CultureInfo.InvariantCulture)));
        if (places.Count > LadderLimits.MostNumbers) numbers += ", …";
        var alike = places[0].Rung is Rung.Exact or Rung.LineEnds ? "stand" : "could stand";
        var count = places.Count >= LadderLimits.MostPlaces ? $"at least {LadderLimits.MostPlaces}" : $"{places.Count}";
        return Of(one, "edit.ambiguous", $"The lines that {Name(one, small: true)} looks for {alike} in {count} places of {path}: lines {numbers}.",
            one.Hunk.Format == EditFormat.ApplyPatch
                ? "Put the line of the enclosing function or class after @@, or take more lines around the change."
                : "Take more lines around the change, so that they stand in one place only.") with
        {
            Near = Lines(places),
        };
    }

    public EditProblem Unplaced(Resolution one) =>
        Of(one, "edit.ambiguous", $"{Name(one)} adds lines after a line `{Quote.Short(one.Hunk.Anchors[^1].Trim())}` (@@) of {path} and does not say where: more of the file follows.",
            "Give the lines around the new ones, too, with a space before each.") with
        { Near = [(one.Scope!.From, one.Scope.From)] };

    public EditProblem FileAgain(Resolution one) =>
        Of(one, "edit.ambiguous", $"{Name(one)} looks for nothing, which adds its lines at the end of {path}; but they are largely those that stand there already.",
            "To replace lines, quote them as they stand in the file; to add some, give only the new ones.");

    public EditProblem NotFound(Resolution one, string? obstacle)
    {
        var message = $"The lines that {Name(one, small: true)} looks for do not stand in {path}{(obstacle is null ? "" : $": {obstacle}")}.";
        return Of(one, "edit.not_found", message, Suggest(one.Lines.Search, out var near) ?? GiveReal) with { Near = near };
    }

    public EditProblem Overlap(Resolution one, Resolution other) =>
        Of(one, "edit.overlap", $"{Name(one)} changes lines that the edit in line {other.Hunk.Line} changes, too.", $"All edits of {path} are looked for in the file as it is. Make one of the two.") with
        {
            Near = [(one.Place!.Line, Math.Max(one.Place.Line, one.Place.Line + one.Place.Lines - 1))],
        };

    /// <summary>A problem that also says which other edits need no change.</summary>
    public EditProblem WithOthers(Resolution one, List<Resolution> all)
    {
        var fine = all.FindAll(other => other.Problem is null);
        var problem = one.Problem!;
        if (all.Count == 1) return Cap(problem, "");
        var numbers = string.Join(", ", fine.Take(LadderLimits.MostNumbers).Select(other => other.Hunk.Line.ToString(CultureInfo.InvariantCulture)));
        if (fine.Count > LadderLimits.MostNumbers) numbers += ", …";
        return Cap(problem, fine.Count switch
        {
            0 => $"\nNone of the {all.Count} edits of {path} fits; nothing was written.",
            1 => $"\nOf the {all.Count} edits of {path} the one in line {numbers} fits; nothing was written, so give it again, too.",
            _ => $"\nOf the {all.Count} edits of {path} those in lines {numbers} fit; nothing was written, so give them again, too.",
        });
    }

    private static EditProblem Cap(EditProblem problem, string others)
    {
        var hint = problem.Hint ?? "";
        var room = Math.Max(0, LadderLimits.LongestProblem - problem.Message.Length - problem.Code.Length - others.Length - 5);
        if (hint.Length > room) hint = room < 2 ? "" : hint[..(char.IsHighSurrogate(hint[room - 2]) ? room - 2 : room - 1)] + "…";
        return problem with { Hint = hint + others };
    }

    private string? Suggest(List<string> wanted, out ImmutableArray<(int First, int Last)> near)
    {
        near = [];
        if (file.Lines.Count == 0) return "The file is empty.";
        var nearest = _nearest.Describe(wanted, out var lines);
        if (lines is { } found) near = [found];
        return nearest is null ? null : $"{nearest}\n{GiveReal}";
    }

    private static ImmutableArray<(int First, int Last)> Lines(IReadOnlyList<Placement> places) =>
        [.. places.Take(LadderLimits.MostNumbers).Select(p => (p.Start + 1, Math.Max(p.Start + 1, p.End)))];

    private static string Name(Resolution one, bool small = false) => $"{(small ? "the" : "The")} edit in line {one.Hunk.Line}";

    private static EditProblem Of(Resolution one, string code, string message, string hint) => new(code, message, hint) { Line = one.Hunk.Line };
}
