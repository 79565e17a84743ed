namespace AetherFlow.Edits;

/// <summary>Finds where an added member belongs: in its target, else in the file or the one namespace of it.</summary>
internal static class HomeSearch
{
    public static (MemberHome? Home, EditProblem? Problem) Find(SurgicalText source, SurgicalOperation operation, SurgicalSubject subject)
    {
        if (!string.IsNullOrWhiteSpace(operation.Target)) return InTarget(source, operation.Target);
        if (Beside(source, operation) is { } beside) return (beside, null);
        return subject switch
        {
            SurgicalSubject.Method => (null, SurgicalProblems.Missing("target", "the class that gets the method")),
            SurgicalSubject.Class => OfClass(source),
            _ when source.Language != SourceLanguage.CSharp => (new MemberHome(source, null), null),
            SurgicalSubject.Function when IsProgram(source) => (new MemberHome(source, null), null),
            _ => (null, SurgicalProblems.Missing("target", $"the type that gets the {subject.Word()}; in C# only single-file programs have some outside of types")),
        };
    }

    private static (MemberHome?, EditProblem?) InTarget(SurgicalText source, string target)
    {
        var (member, problem) = TargetSearch.Find(source, target, SurgicalSubject.Class, source.All, one => MemberHome.MayBe(one, source.Language));
        if (member is null) return (null, problem);
        return member.Body is null && (source.Language != SourceLanguage.CSharp || !source.Text[member.Full.Start..member.Full.End].EndsWith(';'))
            ? (null, new EditProblem("surgery.bad_operation", $"`{member.Path}` has no body that could hold members.", "Give it a body first."))
            : (new MemberHome(source, member), null);
    }

    /// <summary>Where a class or function goes next to another, it goes to the same place as that.</summary>
    private static MemberHome? Beside(SurgicalText source, SurgicalOperation operation)
    {
        if (string.IsNullOrWhiteSpace(operation.Beside)) return null;
        var (member, _) = TargetSearch.Find(source, operation.Beside, SurgicalSubject.Any);
        return member is null ? null : source.HomeOf(member);
    }

    private static (MemberHome?, EditProblem?) OfClass(SurgicalText source)
    {
        var spaces = source.Language == SourceLanguage.CSharp ? source.Outline.Members.Where(member => member.Kind == MemberKind.Namespace).ToList() : [];
        return spaces.Count > 1
            ? (null, SurgicalProblems.Ambiguous(source, "the namespace of the class", spaces))
            : (new MemberHome(source, spaces.FirstOrDefault()), null);
    }

    /// <summary>Statements outside of types make a program; a file with neither may become one.</summary>
    private static bool IsProgram(SurgicalText source) =>
        source.Outline.Members.Any(member => member.Kind is MemberKind.Function or MemberKind.Field) ||
        source.Outline.Members.All(member => member.Kind == MemberKind.Import);
}
