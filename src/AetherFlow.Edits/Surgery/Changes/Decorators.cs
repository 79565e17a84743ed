namespace AetherFlow.Edits;

/// <summary>Adds and removes decorators, which C# calls attributes.</summary>
internal static class Decorators
{
    public static SurgicalOutcome Add(SurgicalText source, SurgicalOperation operation)
    {
        if (Read(operation) is not { } given) return SurgicalOutcome.Failed(Missing(source, operation));
        var (member, problem) = TargetSearch.Find(source, operation.Target!, SurgicalSubject.Any);
        if (member is null) return SurgicalOutcome.Failed(problem!);
        var code = Signed(given, source.Language);
        if (!IsDecorator(source, code)) return SurgicalOutcome.Failed(SurgicalProblems.BadCode($"`{given}` is no {Word(source)}.", $"Give the {Word(source)} alone, as `{Example(source)}`."));
        if (MemberExtent.IsShared(source, member)) return SurgicalOutcome.Failed(SurgicalProblems.BadCode($"`{member.Path}` shares its declaration with other variables.", "Change its line with a SEARCH/REPLACE block."));
        var own = List(source, member);
        if (own.FirstOrDefault(one => IsSame(one.Item.In(source.Text), given)) is { Item.Length: > 0 } standing) return SurgicalOutcome.AlreadyApplied(standing.Item);
        // Nearest to the declaration, where it sees what is declared; `before` puts it outside of all others.
        var isBefore = operation.Position?.Trim().ToLowerInvariant() == "before" && own.Length > 0;
        var at = isBefore ? own[0].Whole.Start : member.Declaration.Start;
        var separator = source.IsFirstOfLine(at) || source.Language == SourceLanguage.Python ? source.LineEndAt(at) + member.Indentation : " ";
        return SurgicalOutcome.Change(new TextSpan(at, at), TextSplice.Insert(at, code + separator));
    }

    public static SurgicalOutcome Remove(SurgicalText source, SurgicalOperation operation)
    {
        if (Read(operation) is not { } given) return SurgicalOutcome.Failed(Missing(source, operation));
        var (member, problem) = TargetSearch.Find(source, operation.Target!, SurgicalSubject.Any);
        if (member is null) return SurgicalOutcome.Failed(problem!);
        var own = List(source, member);
        var found = own.Where(one => IsSame(one.Item.In(source.Text), given)).ToList();
        if (found.Count == 0) found = own.Where(one => Name(one.Item.In(source.Text)) == Bare(given)).ToList();
        return found switch
        {
            [var one] => SurgicalOutcome.Change(one.Item, Without(source, one.Whole, one.Item, own.Count(other => other.Whole == one.Whole))),
            [] => SurgicalOutcome.Failed(NotFound(source, member, given, [.. own.Select(one => one.Item.In(source.Text))])),
            _ => SurgicalOutcome.Failed(new EditProblem("surgery.ambiguous", $"`{member.Path}` has `{given}` {found.Count} times.", $"Write the {Word(source)} as it stands, with its arguments.")),
        };
    }

    private static System.Collections.Immutable.ImmutableArray<(TextSpan Whole, TextSpan Item)> List(SurgicalText source, OutlineMember member) =>
        DecoratorList.In(source, MemberLead.Of(source, member).Decorators);

    private static TextSplice Without(SurgicalText source, TextSpan whole, TextSpan item, int sharing)
    {
        if (sharing > 1)
        {
            var next = source.AfterBlanks(item.End);
            if (source.Text[next] == ',') return new TextSplice(item.Start, source.AfterBlanks(next + 1), "");
            var comma = source.Text.LastIndexOf(',', item.Start);
            return new TextSplice(comma, item.End, "");
        }

        var stop = source.LineStop(source.AfterRemark(whole.End));
        var isAlone = source.IsFirstOfLine(whole.Start) && source.IsBlank(source.AfterRemark(whole.End), stop);
        return isAlone ? new TextSplice(source.LineStart(whole.Start), source.NextLine(stop), "") : new TextSplice(whole.Start, source.AfterBlanks(whole.End), "");
    }

    /// <summary>With nothing declared but what it stands before, it must parse and belong to that.</summary>
    private static bool IsDecorator(SurgicalText source, string code)
    {
        if (code.AsSpan().ContainsAny('\r', '\n') && source.Language == SourceLanguage.Python && !code.Contains('(', StringComparison.Ordinal)) return false;
        var declared = source.Language == SourceLanguage.Python ? "def frame():\n    pass" : "class Frame { }";
        var outline = Outlines.Of(source.Language, $"{code}\n{declared}")!;
        return outline is { Faults: [], Members: [{ Full.Start: 0 } only] } && only.Declaration.Start == code.Length + 1;
    }

    private static string? Read(SurgicalOperation operation)
    {
        var given = (operation.Code ?? operation.Old ?? operation.New)?.Trim();
        return string.IsNullOrEmpty(given) || string.IsNullOrWhiteSpace(operation.Target) ? null : CodeFence.Without(given).Trim();
    }

    private static EditProblem Missing(SurgicalText source, SurgicalOperation operation) =>
        string.IsNullOrWhiteSpace(operation.Target)
            ? SurgicalProblems.Missing("target", $"the member that the {Word(source)} belongs to")
            : SurgicalProblems.Missing("code", $"the {Word(source)}, as `{Example(source)}`");

    private static EditProblem NotFound(SurgicalText source, OutlineMember member, string given, IReadOnlyList<string> own) => new(
        "surgery.not_found",
        $"`{member.Path}` (line {source.LineOf(member.Declaration.Start)}) has no {Word(source)} `{given}`.",
        own.Count == 0 ? "It has none at all." : $"It has {string.Join(", ", own.Select(one => $"`{one}`"))}.");

    private static string Signed(string given, SourceLanguage language) =>
        language == SourceLanguage.CSharp ? given.StartsWith('[') ? given : $"[{given}]" : given.StartsWith('@') ? given : $"@{given}";

    private static bool IsSame(string own, string given) => Packed(own) == Packed(given);

    private static string Packed(string decorator) => string.Concat(Bare(decorator).Where(sign => !char.IsWhiteSpace(sign)));

    private static string Bare(string decorator)
    {
        var text = decorator.Trim();
        return text.StartsWith('[') && text.EndsWith(']') ? text[1..^1].Trim() : text.TrimStart('@').Trim();
    }

    private static string Name(string decorator) => Bare(decorator).Split('(')[0].Trim();

    private static string Word(SurgicalText source) => source.Language == SourceLanguage.CSharp ? "attribute" : "decorator";

    private static string Example(SurgicalText source) => source.Language == SourceLanguage.CSharp ? "[Obsolete]" : "@cached";
}
