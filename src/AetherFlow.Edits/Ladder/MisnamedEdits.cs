namespace AetherFlow.Edits;

/// <summary>
/// Edits under the wrong name: the named file has none of the lines, and exactly one other file has all of them, to the
/// letter and once. The name was a slip then. Anything less is not the evidence to touch another file than the one named.
/// </summary>
public static class MisnamedEdits
{
    /// <summary>Letters and digits that the lines of every hunk need: what is shorter stands in another file by chance.</summary>
    private const int LeastLetters = 12;

    /// <summary>Where the named file has this share of a hunk's lines, it is the right one, and the lines are out of date.</summary>
    private const double MostKnown = 0.5;

    /// <summary>The file that is meant; null where it is the named one, or nobody can know.</summary>
    /// <param name="edits">As the reply has them.</param>
    /// <param name="files">All that the step may change, the named one included if it exists.</param>
    public static string? FindFile(HunkEdits edits, IReadOnlyList<KeyValuePair<string, string>> files)
    {
        ArgumentNullException.ThrowIfNull(edits);
        ArgumentNullException.ThrowIfNull(files);
        var hunks = edits.Hunks.Select(HunkLines.Of).ToList();
        if (hunks.Count == 0 || hunks.Exists(hunk => hunk.Letters < LeastLetters)) return null;
        var named = files.Where(file => file.Key == edits.Path).Select(file => new EditedText(file.Value)).ToList();
        if (named.Exists(file => hunks.Exists(hunk => !StandsNowhere(file, hunk)))) return null;
        var having = files.Where(file => file.Key != edits.Path && Stands(new EditedText(file.Value), hunks)).Take(2).ToList();
        return having is [var only] ? only.Key : null;
    }

    private static bool StandsNowhere(EditedText file, HunkLines hunk)
    {
        var scope = Scope.Of(file, hunk.Hunk, out _);
        var ladder = new Ladder(file, outline: null);
        if (scope is null) return true;
        return Known(file, hunk) < MostKnown && ladder.Find(hunk, scope).Places.Count == 0 && new Standing(file, hunk).InsteadOf(ladder, scope) is null;
    }

    private static double Known(EditedText file, HunkLines hunk)
    {
        var lines = hunk.Solid.Select(i => hunk.Search[i]).Where(line => LineText.Letters(line) > 0).ToList();
        return lines.Count == 0 ? 1 : (double)lines.Count(line => file.In(LineForm.Plain).IdOf(line) != FormedLines.Unknown) / lines.Count;
    }

    private static bool Stands(EditedText file, List<HunkLines> hunks) => hunks.TrueForAll(hunk =>
        Scope.Of(file, hunk.Hunk, out _) is { } scope && scope.Narrow(new EqualLines(file, hunk).Find(Rung.Exact, scope.From)).Count == 1);
}
