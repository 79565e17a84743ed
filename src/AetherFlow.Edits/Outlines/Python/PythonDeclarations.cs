namespace AetherFlow.Edits;

/// <summary>Makes members of the statements that declare something.</summary>
internal sealed class PythonDeclarations(PythonTokens tokens)
{
    private readonly PythonHeaders _headers = new(tokens);
    private readonly PythonTargets _targets = new(tokens);
    private readonly PythonImports _imports = new(tokens);

    /// <summary>The first decorator of the declaration that is to come.</summary>
    private int? _decorator;

    public List<PythonDraft> OfFile { get; } = [];

    public void Decorate(int index) => _decorator ??= index;

    /// <summary>Something else follows the decorators.</summary>
    public void MissDeclaration()
    {
        if (_decorator is { } decorator) tokens.Source.Report(tokens[decorator].Start, "no function or class follows the decorator");
        _decorator = null;
    }

    /// <summary>The function or class whose header, or <c>async</c> before it, begins at <paramref name="start"/>; null if it has no name.</summary>
    public PythonDraft? Declare(int start, int headerEnd, PythonDraft? owner)
    {
        var first = _decorator ?? start;
        _decorator = null;
        var name = tokens.IsKeyword(start, "async") ? start + 2 : start + 1;
        var isFunction = tokens.IsKeyword(name - 1, "def");
        _headers.CheckDeclaration(name, headerEnd, isFunction);
        if (name >= headerEnd || tokens[name].Kind != PythonTokenKind.Name) return null;
        var draft = new PythonDraft
        {
            Kind = isFunction ? KindOfFunction(name, owner) : MemberKind.Class,
            Name = tokens.Word(name).ToString(),
            NameSpan = tokens[name].Span,
            Signature = isFunction ? _headers.Signature(name, headerEnd) : null,
            Start = tokens[start].Start,
            FullStart = WithComments(tokens[first].Start),
        };
        Membership(owner).Add(draft);
        return draft;
    }

    /// <summary>The imports, variables or type that the statement from <paramref name="start"/> to <paramref name="end"/> declares, if any.</summary>
    public void DeclareSimple(int start, int end, PythonBlock block)
    {
        if (tokens.IsKeyword(start, "import") || tokens.IsKeyword(start, "from"))
        {
            _imports.Check(start, end);
            Add(block, MemberKind.Import, (start, end), _imports.Find(start, end));
        }
        else if (IsType(start, end)) Add(block, MemberKind.Type, (start, end), [Named(start + 1)]);
        else if (block.HoldsFields) Add(block, MemberKind.Field, (start, end), _targets.Find(start, end).Select(Named));
    }

    /// <summary><c>type</c> is a word like others, unless a name and what it stands for follow.</summary>
    public bool IsType(int start, int end) =>
        end - start > 3 && tokens[start].Kind == PythonTokenKind.Name && tokens.Is(start, "type") && tokens[start + 1].Kind == PythonTokenKind.Name
        && (tokens.IsSign(start + 2, "=") || tokens.IsSign(start + 2, "["));

    private void Add(PythonBlock block, MemberKind kind, (int Start, int End) statement, IEnumerable<(string Name, TextSpan Span)> names)
    {
        var start = tokens[statement.Start].Start;
        var fullStart = WithComments(start);
        var end = tokens[statement.End - 1].End;
        Membership(block.Owner).AddRange(names.Select(name => new PythonDraft
        {
            Kind = kind,
            Name = name.Name,
            NameSpan = name.Span,
            Start = start,
            FullStart = fullStart,
            End = end,
        }));
    }

    private (string Name, TextSpan Span) Named(int index) => (tokens.Word(index).ToString(), tokens[index].Span);

    private List<PythonDraft> Membership(PythonDraft? owner) => owner?.Members ?? OfFile;

    private MemberKind KindOfFunction(int name, PythonDraft? owner) =>
        owner is not { Kind: MemberKind.Class } ? MemberKind.Function
        : tokens.Is(name, "__init__") ? MemberKind.Constructor
        : MemberKind.Method;

    /// <summary>Where the comments begin that stand right above the line that begins at <paramref name="start"/>, as deep as it.</summary>
    private int WithComments(int start)
    {
        var source = tokens.Source;
        var line = source.LineOf(start);
        var indentation = source.IndentationAt(start);
        if (source.LineStart(line) + indentation.Length != start) return start;
        while (line > 0 && tokens.CommentIn(line - 1) is { } comment && source.IndentationAt(comment) == indentation && !BelongsToFile(line - 1, comment))
        {
            start = comment;
            line--;
        }

        return start;
    }

    /// <summary>The line that names the interpreter, and that of the encoding (PEP 263).</summary>
    private bool BelongsToFile(int line, int comment)
    {
        var text = tokens.Source.Text.AsSpan(comment, tokens.Source.EndOfLine(comment) - comment);
        return (line == 0 && text.StartsWith("#!")) || (line <= 1 && (text.Contains("coding:", StringComparison.Ordinal) || text.Contains("coding=", StringComparison.Ordinal)));
    }
}
