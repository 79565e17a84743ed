namespace AetherFlow.Edits;

internal sealed partial class ScriptParser
{
    /// <summary>A variable of a statement, or several by a pattern.</summary>
    private sealed record Declarator(ScriptMark Mark, int End, IReadOnlyList<TextSpan> Names, ScriptValue Value, List<ScriptMember> Members);

    private void ParseVariables(ScriptMark mark)
    {
        if (AtWord("await")) Advance();
        Advance();
        var declarators = new List<Declarator>();
        do
        {
            if (ParseDeclarator() is not { } declarator) break;
            declarators.Add(declarator);
        }
        while (Eat(","));
        ParseSemicolon();
        foreach (var declarator in declarators)
        {
            var isAlone = declarators.Count == 1;
            AddVariables(declarator, isAlone ? mark : declarator.Mark, isAlone ? _lastEnd : declarator.End);
        }
    }

    private Declarator? ParseDeclarator()
    {
        var mark = Mark();
        var outerMembers = _members;
        _members = [];
        var names = new List<TextSpan>();
        ScriptValue value = default;
        var isBinding = ParseBinding(names);
        if (isBinding)
        {
            Eat("!");
            if (Eat(":")) ParseType();
            if (Eat("=")) value = ParseValue();
        }

        var members = _members;
        _members = outerMembers;
        if (isBinding) return new Declarator(mark, _lastEnd, names, value, members);
        Lift(members);
        return null;
    }

    private void AddVariables(Declarator declarator, ScriptMark mark, int end)
    {
        var (value, inner) = (declarator.Value, declarator.Members);
        var isMember = value.Kind switch
        {
            ScriptValueKind.Function or ScriptValueKind.Class => true,
            ScriptValueKind.Object => !_context.IsInFunction || value.Parts.Members is { Count: > 0 },
            _ => !_context.IsInFunction,
        };
        var isPattern = declarator.Names is not [var only] || only.Start != declarator.Mark.Start;
        if (isPattern) isMember = !_context.IsInFunction && declarator.Names.Count > 0;
        if (!isMember || isPattern)
        {
            // A pattern takes its value apart.
            var outer = _members;
            _members = inner;
            Drop(value);
            _members = outer;
            value = default;
        }

        if (!isMember)
        {
            Lift(inner);
            return;
        }

        inner.AddRange(value.Parts.Members ?? []);
        foreach (var name in declarator.Names)
        {
            var parts = value.Parts with { Members = name == declarator.Names[0] ? inner : null };
            Add(new ScriptMember { Kind = KindOf(value), Name = name, Mark = mark, End = end, Parts = parts });
        }
    }

    private static MemberKind KindOf(ScriptValue value) => value.Kind switch
    {
        ScriptValueKind.Function => MemberKind.Function,
        ScriptValueKind.Class => MemberKind.Class,
        _ => MemberKind.Field,
    };
}
