namespace AetherFlow.Edits;

/// <summary>A member as the parser finds it, before its path is known.</summary>
internal sealed record ScriptMember
{
    public required MemberKind Kind { get; init; }

    /// <summary>Null where there is no name.</summary>
    public TextSpan? Name { get; init; }

    /// <summary>Of the default export and others whose name stands nowhere.</summary>
    public string NameOtherwise { get; init; } = "";

    public required ScriptMark Mark { get; init; }

    public required int End { get; init; }

    public ScriptParts Parts { get; init; }

    /// <summary>Whether it belongs to an expression, and is a member only if what holds the expression is one.</summary>
    public bool IsOfValue { get; init; }

    public OutlineMember ToOutline(SourceLines lines, string container)
    {
        var text = lines.Text;
        var name = Name?.In(text) ?? NameOtherwise;
        var path = container.Length == 0 ? name : name.Length == 0 ? container : $"{container}.{name}";
        var declaration = new TextSpan(Mark.Declaration, End);
        return new OutlineMember
        {
            Kind = Kind,
            Name = name,
            Path = path,
            Signature = Parts.Signature?.In(text),
            Full = new TextSpan(LeadingComments.StartOf(text, Mark.Trivia, Mark.Start), End),
            Declaration = declaration,
            Header = Parts.Body is { } body ? new TextSpan(Mark.Declaration, body.Start) : declaration,
            Body = Parts.Body,
            NameSpan = Name,
            Indentation = lines.IndentationAt(Mark.Declaration),
            Members = [.. (Parts.Members ?? []).Select(member => member.ToOutline(lines, path))],
        };
    }
}
