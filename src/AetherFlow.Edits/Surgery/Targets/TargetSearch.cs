namespace AetherFlow.Edits;

/// <summary>Finds the one member that a target names, or says why there is not one.</summary>
internal static class TargetSearch
{
    private const int SimilarAtMost = 5;

    /// <summary>How a script's default export is called that has no name of its own.</summary>
    private const string DefaultExport = "default";

    public static (OutlineMember? Member, EditProblem? Problem) Find(SurgicalText source, string target, SurgicalSubject subject) =>
        Find(source, target, subject, source.All, member => subject.Fits(member.Kind, source.Language));

    /// <summary>Among some members, those of a certain sort.</summary>
    public static (OutlineMember? Member, EditProblem? Problem) Find(
        SurgicalText source, string target, SurgicalSubject subject, IEnumerable<OutlineMember> among, Func<OutlineMember, bool> isWanted)
    {
        var (found, problem) = FindAll(source, target, subject, among, isWanted);
        return found.Count == 1 ? (found[0], null) : (null, problem ?? SurgicalProblems.Ambiguous(source, target.Trim(), found));
    }

    /// <summary>All that the target may mean; a problem where there are none.</summary>
    public static (List<OutlineMember> Found, EditProblem? Problem) FindAll(
        SurgicalText source, string target, SurgicalSubject subject, IEnumerable<OutlineMember> among, Func<OutlineMember, bool> isWanted)
    {
        var name = TargetName.Of(target);
        var named = among.Where(member => member.Name.Length > 0).ToList();
        if (source.IsScript && name.Whole == DefaultExport && !named.Exists(member => IsNamed(member, DefaultExport))) return DefaultExports(source, subject, among, isWanted);
        if (named.Exists(member => IsNamed(member, name.Whole))) name = name with { Name = name.Whole, Signature = null };
        var sameName = named.FindAll(member => IsNamed(member, name.Name));
        var wanted = Narrowed(sameName.FindAll(member => isWanted(member)), name, subject);
        if (name.Line is { } line) wanted = wanted.FindAll(member => source.LineOf(member.Declaration.Start) == line);
        if (name.Signature is { } signature && (wanted.Count > 1 || signature != "()"))
        {
            // What is written as the target has it is meant, not what only has the same types or names.
            var exact = wanted.FindAll(member => TargetSignature.IsSame(signature, member));
            wanted = exact.Count > 0 ? exact : wanted.FindAll(member => TargetSignature.Fits(signature, member, source.Language));
        }

        if (wanted.Count > 0) return (wanted, null);
        if (sameName is [var other] && !isWanted(other)) return ([], SurgicalProblems.WrongKind(source, subject, other));
        var sort = named.FindAll(member => isWanted(member));
        return ([], SurgicalProblems.NotFound(source, target.Trim(), subject, Similar(sort.Count > 0 ? sort : named, name.Name)));
    }

    private static (List<OutlineMember> Found, EditProblem? Problem) DefaultExports(
        SurgicalText source, SurgicalSubject subject, IEnumerable<OutlineMember> among, Func<OutlineMember, bool> isWanted)
    {
        var found = among.Where(member => member.Name.Length == 0 && isWanted(member) && Modification.Exporting(member.Declaration.In(source.Text)) == "export default ").ToList();
        return found.Count > 0 ? (found, null) : ([], SurgicalProblems.NotFound(source, DefaultExport, subject, Similar([.. among.Where(member => member.Name.Length > 0)], DefaultExport)));
    }

    private static bool IsNamed(OutlineMember member, string name) =>
        member.Path == name || member.Path.EndsWith("." + name, StringComparison.Ordinal);

    /// <summary>
    /// The whole path is nearer than its end, and the own name nearer than the end of <c>IRow.Key</c>. Only a method asked for
    /// by its simple name may also be meant where a function of the file has that name for its path.
    /// </summary>
    private static List<OutlineMember> Narrowed(List<OutlineMember> found, TargetName name, SurgicalSubject subject)
    {
        var exact = found.FindAll(member => member.Path == name.Name);
        if (exact.Count > 0 && (subject != SurgicalSubject.Method || !name.IsSimple)) return exact;
        if (name.IsSimple && found.FindAll(member => member.Name == name.Name) is { Count: > 0 } own) found = own;
        // A class and its constructor share their name; whoever asks for neither method nor function means the class.
        return subject == SurgicalSubject.Any && found.Exists(member => MemberWords.IsType(member.Kind))
            ? found.FindAll(member => member.Kind != MemberKind.Constructor)
            : found;
    }

    private static List<OutlineMember> Similar(List<OutlineMember> members, string name)
    {
        var last = LastName(name);
        return [.. members
            .Where(member => member.Kind != MemberKind.Import)
            .OrderBy(member => Distance(LastName(member.Name), last))
            .ThenBy(member => Distance(member.Path, name))
            .Take(SimilarAtMost)];
    }

    private static string LastName(string name) => name[(name.LastIndexOf('.') + 1)..];

    /// <summary>Letters to add, drop or change, whatever their case.</summary>
    private static int Distance(string left, string right)
    {
        const int LengthAtMost = 80;
        if (left.Length > LengthAtMost || right.Length > LengthAtMost) return int.MaxValue;
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + cost));
            }
        }

        return row[^1];
    }
}
