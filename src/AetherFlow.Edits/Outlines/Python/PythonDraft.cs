namespace AetherFlow.Edits;

/// <summary>A member of which not all is known yet.</summary>
internal sealed class PythonDraft
{
    public required MemberKind Kind { get; init; }

    public required string Name { get; init; }

    public TextSpan? NameSpan { get; init; }

    public string? Signature { get; init; }

    /// <summary>Of the declaration.</summary>
    public required int Start { get; init; }

    /// <summary>With comments and decorators.</summary>
    public required int FullStart { get; init; }

    public int End { get; set; }

    public int? BodyStart { get; set; }

    public int BodyEnd { get; set; }

    public List<PythonDraft> Members { get; } = [];

    /// <param name="container">The path of what it stands in, with a dot behind it.</param>
    public OutlineMember Build(PythonSource source, string container)
    {
        var path = container + Name;
        return new OutlineMember
        {
            Kind = Kind,
            Name = Name,
            Path = path,
            Signature = Signature,
            Full = new TextSpan(FullStart, FullEnd(source)),
            Declaration = new TextSpan(Start, End),
            Header = new TextSpan(Start, BodyStart ?? End),
            Body = BodyStart is { } body ? new TextSpan(body, BodyEnd) : null,
            NameSpan = NameSpan,
            Indentation = source.IndentationAt(Start),
            Members = [.. Members.Select(member => member.Build(source, path + "."))],
        };
    }

    /// <summary>With a semicolon and a comment behind it, if the line has nothing more.</summary>
    private int FullEnd(PythonSource source)
    {
        var text = source.Text;
        var end = End;
        var at = AfterBlanks(text, End);
        if (at < text.Length && text[at] == ';')
        {
            end = at + 1;
            at = AfterBlanks(text, end);
        }

        if (source.IsLineEnd(at)) return end;
        return text[at] == '#' ? source.EndOfLine(at) : End;
    }

    private static int AfterBlanks(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\f') at++;
        return at;
    }
}
