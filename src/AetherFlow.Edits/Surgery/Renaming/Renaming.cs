using System.Text.RegularExpressions;

namespace AetherFlow.Edits;

/// <summary>Gives a member another name, where it is declared and where the file uses it. Other files are for other edits.</summary>
internal static partial class Renaming
{
    /// <summary>More of one name are no overloads, but a text that repeats itself.</summary>
    private const int OverloadsAtMost = 200;

    public static SurgicalOutcome Of(SurgicalText source, SurgicalOperation operation, SurgicalSubject subject)
    {
        if (string.IsNullOrWhiteSpace(operation.Target)) return SurgicalOutcome.Failed(SurgicalProblems.Missing("target", $"the {subject.Word()} to rename"));
        if (string.IsNullOrWhiteSpace(operation.New)) return SurgicalOutcome.Failed(SurgicalProblems.Missing("new", "the new name"));
        var name = operation.New.Trim();
        if (!Identifier().IsMatch(name)) return SurgicalOutcome.Failed(new EditProblem("surgery.bad_operation", $"`{name}` is no name.", "Give the new name alone, without path and parameters."));
        var (found, problem) = TargetSearch.FindAll(source, operation.Target, subject, source.All, member => subject.Fits(member.Kind, source.Language));
        if (problem is not null) return Done(source, operation.Target, name) is { } done ? SurgicalOutcome.AlreadyApplied(done.Full) : SurgicalOutcome.Failed(problem);
        // Overloads, and the parts of a property, go by one name.
        if (found.Count > OverloadsAtMost || found.Exists(member => member.Path != found[0].Path)) return SurgicalOutcome.Failed(SurgicalProblems.Ambiguous(source, operation.Target.Trim(), found));
        if (found[0].Name == name) return SurgicalOutcome.AlreadyApplied(found[0].Full);
        if (found.Find(member => !IsRenamable(source, member)) is { } fixedName) return SurgicalOutcome.Failed(Fixed(source, fixedName));
        var uses = source.Language == SourceLanguage.CSharp ? CSharpUses.Of(source, found, name) : NameUses.Of(source, found, name);
        if (uses.Problem is not null) return SurgicalOutcome.Failed(uses.Problem);
        return SurgicalOutcome.Change(found[0].NameSpan!.Value, [.. uses.Splices]);
    }

    /// <summary>Where the old name is gone and the new one stands in its place.</summary>
    private static OutlineMember? Done(SurgicalText source, string target, string name)
    {
        var old = TargetName.Of(target).Name;
        if (source.Words.Any(word => word.Kind == SourceWordKind.Name && word.Span.In(source.Text) == old[(old.LastIndexOf('.') + 1)..])) return null;
        var path = old.Contains('.', StringComparison.Ordinal) ? old[..(old.LastIndexOf('.') + 1)] + name : name;
        var standing = source.All.Where(member => member.Path == path || member.Path.EndsWith("." + path, StringComparison.Ordinal)).ToList();
        return standing is [var one] ? one : null;
    }

    /// <summary>Operators, indexers, constructors and members named for their interface get their names from elsewhere.</summary>
    private static bool IsRenamable(SurgicalText source, OutlineMember member) =>
        member is { NameSpan: { } span, Kind: not MemberKind.Constructor } && span.In(source.Text).TrimStart('@') == member.Name;

    private static EditProblem Fixed(SurgicalText source, OutlineMember member) => new(
        "surgery.bad_operation",
        $"`{member.Called()}` (line {source.LineOf(member.Declaration.Start)}) cannot be renamed on its own.",
        "Rename the type or the interface member that its name comes from.");

    [GeneratedRegex(@"^#?[\p{L}\p{Nl}_$][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}$]*$", RegexOptions.NonBacktracking)]
    private static partial Regex Identifier();
}
