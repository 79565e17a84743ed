namespace AetherFlow.Edits;

internal sealed partial class ScriptParser
{
    private ScriptMark ParseMarkedDecorators()
    {
        var mark = Mark();
        ParseDecorators();
        return mark with { Declaration = _token.Start };
    }

    /// <summary>Whether a declaration of variables begins here.</summary>
    private bool AtVariables
    {
        get
        {
            if (AtWord("var") || AtWord("const")) return true;
            return AtWord("let") ? IsDeclaration(_token) : IsUsing(_token) || (AtWord("await") && IsUsing(Peek()));
        }
    }

    private bool IsUsing(ScriptToken token)
    {
        if (!IsWord(token, "using")) return false;
        var next = PeekAfter(token);
        if (!IsName(next) || next.OnNewLine) return false;
        // `for (using of all)` goes over values with a variable called `using`.
        return !IsWord(next, "of") || IsPunctuator(PeekAfter(next), "=") || IsPunctuator(PeekAfter(next), ";") || IsPunctuator(PeekAfter(next), ":");
    }

    /// <summary>Whether these words, most of which are names elsewhere, begin a declaration.</summary>
    private bool AtDeclaration => AtVariables || IsDeclaration(_token);

    private bool IsDeclaration(ScriptToken token)
    {
        for (var words = 0; words < MostModifiers && token.Kind == ScriptTokenKind.Word; words++)
        {
            var next = PeekAfter(token);
            switch (TextOf(token))
            {
                case "function" or "class" or "enum" or "var" or "const":
                    return true;
                case "let":
                    return IsName(next) || IsPunctuator(next, "[") || IsPunctuator(next, "{");
                case "interface" or "type":
                    return IsName(next) && !next.OnNewLine;
                case "module" or "namespace":
                    return (IsName(next) || next.Kind == ScriptTokenKind.String) && !next.OnNewLine;
                case "global":
                    return IsPunctuator(next, "{");
                case "import":
                    return IsName(next);
                case "async":
                    return IsWord(next, "function") && !next.OnNewLine;
                case "abstract" or "declare" or "public" or "private" or "protected" or "readonly" or "static" or "accessor" when !next.OnNewLine:
                    token = next;
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    /// <summary>A declaration from its first modifier on; the decorators are read.</summary>
    private void ParseDeclaration(ScriptMark mark)
    {
        if (AtWord("export"))
        {
            ParseExport(mark);
            return;
        }

        var isAsync = false;
        while (IsDeclaration(_token) && !AtKeywordOfDeclaration)
        {
            isAsync |= AtWord("async");
            Advance();
        }

        if (AtWord("const") && IsWord(Peek(), "enum")) Advance();
        if (AtVariables || AtWord("let")) ParseVariables(mark);
        else if (AtWord("function")) ParseFunctionDeclaration(mark, isAsync);
        else if (AtWord("class")) ParseClassDeclaration(mark);
        else if (AtWord("enum")) ParseEnum(mark);
        else if (AtWord("interface")) ParseInterface(mark);
        else if (AtWord("type")) ParseTypeAlias(mark);
        else if (AtWord("import")) ParseImport(mark);
        else if (AtWord("namespace") || AtWord("module") || AtWord("global")) ParseNamespace(mark);
        else Report("A declaration is expected here.");
    }

    private bool AtKeywordOfDeclaration => TextOf(_token) is "function" or "class" or "enum" or "var" or "const" or "let" or "interface" or "type"
        or "module" or "namespace" or "global" or "import" or "using" or "await";

    private void ParseFunctionDeclaration(ScriptMark mark, bool isAsync)
    {
        Advance();
        var isGenerator = Eat("*");
        var name = EatName();
        var parts = ParseFunction(isAsync, isGenerator);
        Add(new ScriptMember { Kind = MemberKind.Function, Name = name, Mark = mark, End = _lastEnd, Parts = parts });
    }

    private TextSpan? EatName()
    {
        if (!AtName) return null;
        var name = _token.Span;
        Advance();
        return name;
    }

    private TextSpan? ExpectName()
    {
        if (!AtName) Report("A name is expected here.");
        return EatName();
    }

    private void ParseEnum(ScriptMark mark)
    {
        Advance();
        var name = ExpectName();
        if (!At("{"))
        {
            Report("'{' is expected here.");
            return;
        }

        var outerMembers = _members;
        _members = [];
        var open = _token;
        Advance();
        while (!At("}") && !AtEnd)
        {
            var memberMark = Mark();
            if (ParsePropertyName() is not { } memberName) break;
            if (Eat("=")) ParseOperand();
            Add(new ScriptMember { Kind = MemberKind.EnumMember, Name = memberName, Mark = memberMark, End = _lastEnd });
            if (!Eat(",")) break;
        }

        var members = _members;
        _members = outerMembers;
        var parts = new ScriptParts(null, EndBody(open), members);
        Add(new ScriptMember { Kind = MemberKind.Enum, Name = name, Mark = mark, End = _lastEnd, Parts = parts });
    }

    /// <summary>Reads the closing brace, and gives what stands before it.</summary>
    private TextSpan EndBody(ScriptToken open)
    {
        var body = new TextSpan(open.End, At("}") ? _token.Start : Math.Max(open.End, _lastEnd));
        ExpectClose(open, "}");
        return body;
    }

    private void ParseInterface(ScriptMark mark)
    {
        Advance();
        var name = ExpectName();
        if (At("<")) ParseTypeParameters();
        ParseHeritage();
        if (!At("{"))
        {
            Report("'{' is expected here.");
            return;
        }

        var literal = ParseTypeLiteral();
        Add(new ScriptMember { Kind = MemberKind.Interface, Name = name, Mark = mark, End = _lastEnd, Parts = new(null, literal.Body, literal.Members) });
    }

    private void ParseTypeAlias(ScriptMark mark)
    {
        Advance();
        var name = ExpectName();
        if (At("<")) ParseTypeParameters();
        Expect("=");
        var start = _token.Start;
        _lastLiteral = default;
        ParseType();
        var isLiteral = _lastLiteral.Start == start && _lastLiteral.End == _lastEnd && _lastLiteral.Parts.Body is not null;
        var parts = isLiteral ? _lastLiteral.Parts : default;
        ParseSemicolon();
        Add(new ScriptMember { Kind = MemberKind.Type, Name = name, Mark = mark, End = _lastEnd, Parts = parts });
    }

    private void ParseNamespace(ScriptMark mark)
    {
        TextSpan? name;
        if (AtWord("global"))
        {
            name = _token.Span;
            Advance();
        }
        else
        {
            Advance();
            name = ParseNamespaceName();
        }

        if (!At("{"))
        {
            ParseSemicolon();
            Add(new ScriptMember { Kind = MemberKind.Namespace, Name = name, Mark = mark, End = _lastEnd });
            return;
        }

        var outerMembers = _members;
        _members = [];
        var body = ParseBlock();
        var members = _members;
        _members = outerMembers;
        Add(new ScriptMember { Kind = MemberKind.Namespace, Name = name, Mark = mark, End = _lastEnd, Parts = new(null, body, members) });
    }

    private TextSpan? ParseNamespaceName()
    {
        var token = _token;
        if (AtString)
        {
            Advance();
            return Unquoted(token);
        }

        if (ExpectName() is not { } first) return null;
        while (At(".")) ParseMemberName();
        return new TextSpan(first.Start, _lastEnd);
    }
}
