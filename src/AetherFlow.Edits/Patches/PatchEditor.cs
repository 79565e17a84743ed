namespace AetherFlow.Edits;

/// <summary>
/// Puts a fragment into a text where a plan's markers say, without a model. A marker must be found exactly once: the wrong
/// place is never acceptable. Everything outside the edit stays byte for byte; the text's own line ends win.
/// </summary>
public static class PatchEditor
{
    public static PatchResult Apply(string text, PatchInstruction instruction, string fragment)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(instruction);
        ArgumentNullException.ThrowIfNull(fragment);
        var inserted = TextLines.Split(fragment);
        if (inserted.TrueForAll(string.IsNullOrWhiteSpace))
        {
            return PatchResult.Failed(new EditProblem("patch.empty_fragment", "The fragment to insert is empty.", "Give the text to put at the marked place."));
        }

        var lines = TextLines.SplitKeepingEnds(text);
        var located = PatchLocator.Locate(lines, instruction);
        if (instruction.Idempotent && IsApplied(lines, instruction, located, inserted)) return PatchResult.AlreadyApplied(text);
        return located.Problem is { } problem
            ? PatchResult.Failed(problem)
            : PatchResult.Applied(Splice(lines, instruction.Place, located.Regions[0], inserted));
    }

    private static bool IsApplied(List<string> lines, PatchInstruction instruction, PatchLocation located, List<string> fragment)
    {
        var stands = located.Regions.Any(region => instruction.Place switch
        {
            PatchPlace.After => StandsAt(lines, region.End, fragment),
            PatchPlace.Before when instruction.Line is not null => StandsAt(lines, region.Start, fragment),
            PatchPlace.Before => StandsAt(lines, region.Start - fragment.Count, fragment),
            _ => StandsAt(lines, region.Start, fragment),
        });
        if (stands) return true;
        var replacedRegionIsGone = instruction.Place == PatchPlace.Replace && located.Problem is { Code: "patch.no_match" or "patch.no_end" };
        return replacedRegionIsGone && Enumerable.Range(0, lines.Count).Count(at => StandsAt(lines, at, fragment)) == 1;
    }

    private static bool StandsAt(List<string> lines, int at, List<string> fragment)
    {
        if (at < 0 || at + fragment.Count > lines.Count) return false;
        for (var i = 0; i < fragment.Count; i++)
        {
            if (TextLines.WithoutEnd(lines[at + i]) != fragment[i]) return false;
        }

        return true;
    }

    private static string Splice(List<string> lines, PatchPlace place, (int Start, int End) region, List<string> fragment)
    {
        var (start, end) = place switch
        {
            PatchPlace.After => (region.End, region.End),
            PatchPlace.Before => (region.Start, region.Start),
            _ => region,
        };
        var lineEnd = LineEndNear(lines, region.Start);
        var before = lines.GetRange(0, start);
        var after = lines.GetRange(end, lines.Count - end);
        var inserted = fragment.ConvertAll(line => line + lineEnd);
        if (before.Count > 0 && TextLines.EndOf(before[^1]).Length == 0) before[^1] += lineEnd;
        // Where the text did not end with a line end, it still does not.
        if (after.Count == 0 && TextLines.EndOf(lines[^1]).Length == 0) inserted[^1] = fragment[^1];
        return string.Concat([.. before, .. inserted, .. after]);
    }

    /// <summary>The end of the marked line, or of the line before it where that is the text's last and has none.</summary>
    private static string LineEndNear(List<string> lines, int at)
    {
        var own = TextLines.EndOf(lines[at]);
        if (own.Length > 0) return own;
        return at > 0 ? TextLines.EndOf(lines[at - 1]) : "\n";
    }
}
