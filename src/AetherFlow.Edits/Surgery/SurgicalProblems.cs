using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>The words for what can go wrong with an operation.</summary>
internal static class SurgicalProblems
{
    private const int NamesAtMost = 8;

    public static EditProblem NoOutline(string path) => new(
        "surgery.bad_operation",
        $"The members of `{path}` cannot be told apart: its language has no outline.",
        "Give the change as SEARCH/REPLACE blocks or as the whole file.");

    public static EditProblem UnknownType(string type) => new(
        "surgery.bad_operation",
        $"There is no operation `{type}`.",
        $"Use one of: {string.Join(", ", SurgicalDeed.Types)}.");

    public static EditProblem Missing(string field, string what) => new("surgery.bad_operation", $"The field `{field}` is missing.", $"Give {what}.");

    public static EditProblem BadPosition(string position) => new(
        "surgery.bad_operation", $"There is no position `{position}`.", "Use `end`, or `before` or `after` with the member beside which the code goes.");

    public static EditProblem Shared(SurgicalText source, OutlineMember member) => new(
        "surgery.bad_operation",
        $"`{member.Path}` (line {source.LineOf(member.Full.Start)}) shares its declaration with other variables.",
        "Change the lines with a SEARCH/REPLACE block.");

    public static EditProblem SharedImport(SurgicalText source, OutlineMember member) => new(
        "surgery.bad_operation",
        $"The import of `{member.Name}` (line {source.LineOf(member.Full.Start)}) shares its statement with others.",
        "Give the whole new statement with `replace_import`, and the whole old one in `old`.");

    public static EditProblem NotFound(SurgicalText source, string target, SurgicalSubject subject, IReadOnlyList<OutlineMember> similar) => new(
        "surgery.not_found",
        $"There is no {subject.Word()} `{target}`.",
        similar.Count == 0 ? "The file has no members with a name." : $"The nearest are {Listed(source, similar)}. Write the target as it is written there.")
    { Near = LinesOf(source, similar) };

    public static EditProblem WrongKind(SurgicalText source, SurgicalSubject subject, OutlineMember found) => new(
        "surgery.not_found",
        $"`{found.Path}` (line {source.LineOf(found.Declaration.Start)}) is a {found.Kind.Word()}, not a {subject.Word()}.",
        "Use the operation of that kind, or another target.");

    public static EditProblem Ambiguous(SurgicalText source, string target, IReadOnlyList<OutlineMember> candidates) => new(
        "surgery.ambiguous",
        $"`{target}` may be any of {candidates.Count} members: {Listed(source, candidates)}.",
        "Write the whole path, with the parameters where overloads need it; members that are alike in both are told apart by `@` and the line.")
    { Near = LinesOf(source, candidates) };

    public static EditProblem BadCode(string message, string hint) => new("surgery.bad_code", message, hint);

    public static EditProblem Exists(SurgicalText source, OutlineMember found, string hint) => new(
        "surgery.exists",
        $"`{found.Called()}` exists already (line {source.LineOf(found.Declaration.Start)}), with other code.",
        hint);

    /// <returns>Null where the text is sound, or was not before.</returns>
    public static EditProblem? Broken(SurgicalText before, SurgicalText after)
    {
        if (ReferenceEquals(before, after) || !before.Outline.Faults.IsEmpty || after.Outline.Faults.IsEmpty) return null;
        var fault = after.Outline.Faults[0];
        var lines = TextLines.Split(after.Text);
        var line = fault.Line <= lines.Count ? lines[fault.Line - 1].Trim() : "";
        return new EditProblem(
            "edit.parse_broken",
            $"The file would no longer parse: line {fault.Line}, column {fault.Column}: {fault.Message} The line would be `{line}`.",
            "Give code that is complete and fits at its place.");
    }

    private static ImmutableArray<(int First, int Last)> LinesOf(SurgicalText source, IReadOnlyList<OutlineMember> members) =>
        [.. members.Take(NamesAtMost).Select(member => (source.LineOf(member.Full.Start), source.LineOf(Math.Max(member.Full.Start, member.Full.End - 1))))];

    private static string Listed(SurgicalText source, IReadOnlyList<OutlineMember> members)
    {
        var listed = string.Join(", ", members.Take(NamesAtMost).Select(member => $"`{member.Called()}` (line {source.LineOf(member.Declaration.Start)})"));
        return members.Count > NamesAtMost ? $"{listed} and {members.Count - NamesAtMost} more" : listed;
    }
}
