namespace AetherFlow.Edits;

/// <summary>
/// Edits under the wrong name: the named file has none of the lines, and exactly one other file has all of them, to the
/// letter and once. The name was a slip then. Anything less is not the evidence to touch another file than the one named.
/// </summary>
public static class MisnamedEdits
{
    /// <summary>Where the named file has this share of a hunk's lines, it is the right one, and the lines are out of date.</summary>
    private const double MostKnown = 0.5;

    /// <summary>The same reply, with such edits under the name of the file that has their lines. All edits under one name stay together.</summary>
    /// <param name="reply">As it was read.</param>
    /// <param name="targets">What the names mean.</param>
    /// <param name="shown">The texts of files that may be meant, by path.</param>
    /// <param name="others">Of other files that the reply names; null where nobody can read one.</param>
    public static ReplyDocument PutRight(
        ReplyDocument reply, MappingTargets targets, IReadOnlyDictionary<string, string> shown, IReadOnlyDictionary<string, string?> others)
    {
        ArgumentNullException.ThrowIfNull(reply);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(others);
        var meant = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in reply.Edits.Where(e => e.Path is not null).GroupBy(Named, StringComparer.Ordinal))
        {
            string? text = null;
            var isFile = shown.TryGetValue(file.Key, out text) || others.TryGetValue(file.Key, out text);
            if ((isFile && text is null) || file.Any(e => e.Edit is not HunkEdits)) continue;
            var hunks = file.SelectMany(e => ((HunkEdits)e.Edit).Hunks).ToList();
            if (FindFile(hunks, text, shown.Where(other => other.Key != file.Key)) is { } found) meant.Add(file.Key, found);
        }

        return meant.Count == 0
            ? reply
            : reply with { Edits = [.. reply.Edits.Select(e => e.Path is not null && meant.TryGetValue(Named(e), out var path) ? e with { Path = path } : e)] };

        string Named(ReplyEdit edit) => targets.FindEdited(edit.Name!).Target?.Path ?? edit.Name!;
    }

    /// <summary>The file that is meant; null where it is the named one, or nobody can know.</summary>
    /// <param name="hunks">All that the reply has under the name.</param>
    /// <param name="named">The text of the named file; null where there is none.</param>
    /// <param name="others">Files that may be meant, with their texts.</param>
    public static string? FindFile(IReadOnlyList<Hunk> hunks, string? named, IEnumerable<KeyValuePair<string, string>> others)
    {
        ArgumentNullException.ThrowIfNull(hunks);
        ArgumentNullException.ThrowIfNull(others);
        var wanted = hunks.Select(HunkLines.Of).ToList();
        if (wanted.Count == 0 || wanted.Exists(hunk => hunk.Letters < LadderLimits.LeastLettersAlone)) return null;
        if (named is not null && new EditedText(named) is var file && wanted.Exists(hunk => !StandsNowhere(file, hunk))) return null;
        var having = others.Where(other => Stands(new EditedText(other.Value), wanted)).Take(2).ToList();
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
