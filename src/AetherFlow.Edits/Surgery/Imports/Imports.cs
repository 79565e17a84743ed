namespace AetherFlow.Edits;

/// <summary>Adds, replaces and removes imports, which are found by what they say or by the module they name.</summary>
internal static class Imports
{
    public static SurgicalOutcome Add(SurgicalText source, SurgicalOperation operation)
    {
        var code = Given(operation.Code) ?? Given(operation.New);
        if (code is null) return SurgicalOutcome.Failed(SurgicalProblems.Missing("import", "the whole import statement"));
        var home = Home(source);
        var (piece, problem) = CodeReader.Read(new MemberHome(source, null), code, SurgicalSubject.Import);
        if (piece is null) return SurgicalOutcome.Failed(problem!);
        var standing = new StandingImports(home);
        var missing = piece.Members.DistinctBy(added => added.Full).Where(added => standing.Find(added.Declaration.In(piece.Text)) is null).ToList();
        if (missing.Count == 0) return SurgicalOutcome.AlreadyApplied(standing.Find(piece.Members[0].Declaration.In(piece.Text))!.Full);
        if (missing.Select(added => standing.Clash(added.Declaration.In(piece.Text))).OfType<EditProblem>().FirstOrDefault() is { } clash) return SurgicalOutcome.Failed(clash);
        var lineEnd = source.LineEndAt(0);
        var rendered = string.Join(lineEnd + home.Indentation, missing.Select(added => piece.Code.Render(added.Full, home.Indentation, lineEnd)));
        var splice = ImportPlace.Of(home, rendered, missing[0]);
        return SurgicalOutcome.Change(new TextSpan(splice.Start, splice.Start), splice);
    }

    public static SurgicalOutcome Replace(SurgicalText source, SurgicalOperation operation)
    {
        if (Given(operation.Old) is not { } old) return SurgicalOutcome.Failed(SurgicalProblems.Missing("old", "the import statement to replace"));
        if ((Given(operation.New) ?? Given(operation.Code)) is not { } code) return SurgicalOutcome.Failed(SurgicalProblems.Missing("new", "the import statement to put in its place"));
        var (piece, codeProblem) = CodeReader.Read(new MemberHome(source, null), code, SurgicalSubject.Import);
        if (piece is null) return SurgicalOutcome.Failed(codeProblem!);
        var (import, problem) = Find(source, old);
        if (import is null)
        {
            var standing = new StandingImports(Home(source)).Find(piece.Members[0].Declaration.In(piece.Text));
            return standing is null || problem!.Code != "surgery.not_found" ? SurgicalOutcome.Failed(problem!) : SurgicalOutcome.AlreadyApplied(standing.Full);
        }

        var span = import.Declaration;
        var text = piece.Code.Render(piece.Whole, import.Indentation, source.LineEndAt(span.Start));
        return text == span.In(source.Text) ? SurgicalOutcome.AlreadyApplied(span) : SurgicalOutcome.Change(span, new TextSplice(span.Start, span.End, text));
    }

    public static SurgicalOutcome Remove(SurgicalText source, SurgicalOperation operation)
    {
        if ((Given(operation.Target) ?? Given(operation.Old) ?? Given(operation.Code)) is not { } target)
        {
            return SurgicalOutcome.Failed(SurgicalProblems.Missing("target", "the import statement to remove, or its module"));
        }

        var (import, problem) = Find(source, target);
        return import is null ? SurgicalOutcome.Failed(problem!) : Removal.Of(source, import);
    }

    /// <summary>The file, or the one namespace that has the imports where the file has none.</summary>
    private static MemberHome Home(SurgicalText source)
    {
        var spaces = source.Outline.Members.Where(member => member.Kind == MemberKind.Namespace).ToList();
        var isInside = !source.Outline.Members.Any(member => member.Kind == MemberKind.Import) && spaces is [{ Members: [{ Kind: MemberKind.Import }, ..] }];
        return new MemberHome(source, isInside ? spaces[0] : null);
    }

    private static (OutlineMember? Import, EditProblem? Problem) Find(SurgicalText source, string wanted)
    {
        var imports = source.All.Where(member => member.Kind == MemberKind.Import).ToList();
        // One statement may import several modules.
        var found = imports.Where(import => ImportStatement.IsSame(import.Declaration.In(source.Text), wanted)).DistinctBy(import => import.Declaration).ToList();
        if (found.Count == 0)
        {
            found = imports.FindAll(import => import.Name == wanted.Trim().Trim('"', '\'', ';'));
            if (found.Find(import => MemberExtent.IsCommon(source, import)) is { } common) return (null, SurgicalProblems.SharedImport(source, common));
        }

        return found switch
        {
            [var one] => (one, null),
            [] => (null, NotFound(source, wanted, imports)),
            _ => (null, SurgicalProblems.Ambiguous(source, wanted.Trim(), found)),
        };
    }

    private static EditProblem NotFound(SurgicalText source, string wanted, List<OutlineMember> imports)
    {
        var listed = string.Join(", ", imports.Take(12).Select(import => $"`{import.Declaration.In(source.Text).Split('\n')[0].Trim()}` (line {source.LineOf(import.Declaration.Start)})"));
        return new EditProblem("surgery.not_found", $"There is no import `{wanted.Trim()}`.", imports.Count == 0 ? "The file has no imports." : $"It has {listed}. Write the statement as it stands.");
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
