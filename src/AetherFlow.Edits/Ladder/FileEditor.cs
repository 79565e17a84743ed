using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>Makes of a file's text what a reply wants of it, whatever the form it says so in.</summary>
public static class FileEditor
{
    /// <summary>Moves and deletions are up to whoever owns the files; of a move, the changes on the way are made here.</summary>
    /// <param name="path">For messages.</param>
    /// <param name="before">The text that there is; null for a file that does not exist.</param>
    /// <param name="edits">Of this file. Several edits by lines are looked for in the same text; operations on members come after them, in their order.</param>
    public static EditResult Apply(string path, string? before, IReadOnlyList<FileEdit> edits)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(edits);
        return edits switch
        {
            [] => throw new ArgumentException("There is nothing to do.", nameof(edits)),
            [WholeFile whole, ..] when edits.All(edit => edit is WholeFile same && same.Text == whole.Text) => Whole(path, before, whole),
            _ when edits.All(edit => edit is PatchFile) => Patched(path, before, edits.Cast<PatchFile>()),
            _ when edits.All(edit => edit is HunkEdits or MoveFile) => ByLines(path, before, [.. edits.SelectMany(HunksOf)]),
            _ when edits.All(edit => edit is HunkEdits or MoveFile or SurgicalEdits) => ByMembers(path, before, edits),
            _ => EditResult.Failed([new EditProblem(
                "edit.overlap",
                $"{path} is given in several ways that exclude each other: {string.Join(", ", edits.Select(Name).Distinct())}.",
                "Give each file in one way: complete, or as edits.")]),
        };
    }

    private static EditResult Whole(string path, string? before, WholeFile whole)
    {
        if (before is null) return EditResult.Applied(whole.Text, [new EditPlace(1, 0, Rung.Exact, 1)]);
        var (old, young) = (TextLines.Split(before), TextLines.Split(whole.Text));
        if (ElisionCheck.Find(old, young, isWholeFile: true) is { } elision)
        {
            return EditResult.Failed([new EditProblem(
                "edit.elided",
                $"The new {path} is not complete: {elision.How}. The file has {old.Count} lines, the reply {young.Count}.",
                "Give the complete file without leaving anything out, or only the changed lines as an edit.")
            { Line = elision.Line, Near = elision.Lost is { } lost ? [lost] : [] }]);
        }

        return EditResult.Applied(whole.Text, [new EditPlace(1, old.Count, old.SequenceEqual(young) ? Rung.AlreadyApplied : Rung.Exact, 1)]);
    }

    private static EditResult Patched(string path, string? before, IEnumerable<PatchFile> patches)
    {
        if (before is null) return EditResult.Failed([NoFile(path)]);
        var text = before;
        var places = ImmutableArray.CreateBuilder<EditPlace>();
        foreach (var patch in patches)
        {
            var result = PatchEditor.Apply(text, patch.Instruction, patch.Fragment);
            if (!result.Succeeded) return EditResult.Failed([result.Problem], places.ToImmutable());
            places.Add(Changed(text, result.Text, result.Outcome));
            text = result.Text;
        }

        return EditResult.Applied(text, places.ToImmutable());
    }

    private static EditPlace Changed(string before, string after, PatchOutcome outcome)
    {
        if (outcome == PatchOutcome.AlreadyApplied) return new EditPlace(1, 0, Rung.AlreadyApplied, 1);
        var changes = LineDiff.Compare(TextLines.SplitKeepingEnds(before), TextLines.SplitKeepingEnds(after));
        return changes is [var first, ..] ? new EditPlace(first.BaseStart + 1, first.BaseCount, Rung.Exact, 1) : new EditPlace(1, 0, Rung.Exact, 1);
    }

    private static EditResult ByLines(string path, string? before, IReadOnlyList<Hunk> hunks)
    {
        if (before is not null || hunks.Count == 0) return HunkEditor.Apply(path, before ?? "", hunks, Outlines.LanguageOf(path) is null ? null : source => Outlines.Of(path, source));
        return hunks.All(hunk => hunk.Search.All(string.IsNullOrWhiteSpace))
            ? HunkEditor.Apply(path, "", [.. hunks.Select(hunk => hunk with { Search = [] })])
            : EditResult.Failed([NoFile(path)]);
    }

    /// <summary>Lines first: they are those of the file as the model saw it, and members are found wherever they are.</summary>
    private static EditResult ByMembers(string path, string? before, IReadOnlyList<FileEdit> edits)
    {
        if (before is null) return EditResult.Failed([NoFile(path)]);
        IReadOnlyList<Hunk> hunks = [.. edits.SelectMany(HunksOf)];
        var lines = hunks.Count > 0 ? ByLines(path, before, hunks) : EditResult.Applied(before, []);
        if (!lines.Succeeded) return lines;
        var members = Surgeon.Apply(path, lines.Text, [.. edits.OfType<SurgicalEdits>().SelectMany(edit => edit.Operations)]);
        return members.Succeeded
            ? EditResult.Applied(members.Text, [.. lines.Places, .. members.Places])
            : EditResult.Failed(members.Problems, [.. lines.Places, .. members.Places]);
    }

    private static EditProblem NoFile(string path) =>
        new("edit.no_file", $"There is no file {path} to change.", "Name an existing file, or give the new one complete.");

    private static IEnumerable<Hunk> HunksOf(FileEdit edit) => edit switch
    {
        HunkEdits edits => edits.Hunks,
        MoveFile move => move.Hunks,
        _ => [],
    };

    private static string Name(FileEdit edit) => edit switch
    {
        WholeFile => "as a whole",
        PatchFile => "by the plan's patch",
        HunkEdits => "as edits",
        MoveFile => "moved",
        DeleteFile => "deleted",
        _ => "as operations on members",
    };
}
