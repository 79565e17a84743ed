namespace AetherFlow.Edits;

internal sealed partial class ScriptParser
{
    private void ParseType()
    {
        if (!Enter()) return;
        while (true)
        {
            if (AtFunctionType)
            {
                ParseFunctionType();
                break;
            }

            ParseUnionType();
            if (_context.HasNoConditionalTypes || !AtWord("extends") || _token.OnNewLine) break;
            Advance();
            var outer = _context;
            _context = outer with { HasNoConditionalTypes = true };
            ParseType();
            _context = outer with { HasNoConditionalTypes = false };
            Expect("?");
            ParseType();
            _context = outer;
            if (!Eat(":"))
            {
                Report("The ':' of a conditional type is expected here.");
                break;
            }
        }

        _depth--;
    }

    private bool AtFunctionType
    {
        get
        {
            if (At("<") || AtWord("new")) return true;
            if (AtWord("abstract")) return IsWord(Peek(), "new");
            return At("(") && IsFunctionParameters();
        }
    }

    private bool IsFunctionParameters()
    {
        var second = Peek();
        if (IsPunctuator(second, ")") || IsPunctuator(second, "...")) return true;
        if (IsPunctuator(second, "{") || IsPunctuator(second, "["))
        {
            return LooksLike(AttemptKind.ParameterPattern, () =>
            {
                Advance();
                return ParseBinding(null) && IsAfterParameter(_token);
            });
        }

        for (var words = 0; words < MostModifiers && second.Kind == ScriptTokenKind.Word && ScriptWords.IsModifier(TextOf(second)) && PeekAfter(second) is { Kind: ScriptTokenKind.Word } name; words++)
            second = name;
        return (IsName(second) || IsWord(second, "this")) && IsAfterParameter(PeekAfter(second));
    }

    private bool IsAfterParameter(ScriptToken token) =>
        IsPunctuator(token, ":") || IsPunctuator(token, ",") || IsPunctuator(token, "?") || IsPunctuator(token, "=")
        || (IsPunctuator(token, ")") && IsPunctuator(PeekAfter(token), "=>"));

    private void ParseFunctionType()
    {
        EatWord("abstract");
        EatWord("new");
        if (At("<")) ParseTypeParameters();
        ParseParameters();
        Expect("=>");
        ParseTypeOrPredicate();
    }

    /// <summary>A type, or what a function promises of a parameter: <c>x is T</c>, <c>asserts x</c>.</summary>
    private void ParseTypeOrPredicate()
    {
        var outer = _context;
        _context = outer with { HasNoConditionalTypes = false };
        if (IsSubjectBehind("asserts"))
        {
            Advance();
            Advance();
            if (EatWord("is")) ParseType();
        }
        else
        {
            if ((AtName || AtWord("this")) && Peek() is var next && IsWord(next, "is") && !next.OnNewLine)
            {
                Advance();
                Advance();
            }

            ParseType();
        }

        _context = outer;
    }

    private bool IsSubjectBehind(string word)
    {
        if (!AtWord(word)) return false;
        var next = Peek();
        return (IsName(next) || IsWord(next, "this")) && !next.OnNewLine && !IsWord(next, "is");
    }

    private void ParseUnionType()
    {
        do
        {
            while (Eat("|") || Eat("&"))
            {
                // A type may begin with the sign that parts its alternatives.
            }

            if (AtFunctionType)
            {
                ParseFunctionType();
                return;
            }

            ParseOperatorType();
        }
        while (At("|") || At("&"));
    }

    private void ParseOperatorType()
    {
        while ((AtWord("keyof") || AtWord("unique") || AtWord("readonly")) && StartsType(Peek())) Advance();
        if (AtWord("infer") && IsName(Peek())) ParseInfer();
        else ParsePostfixType();
    }

    private bool StartsType(ScriptToken token) => token.Kind switch
    {
        ScriptTokenKind.Word => IsName(token) || ScriptWords.IsValueStart(TextOf(token)) || IsWord(token, "const"),
        ScriptTokenKind.Punctuator => IsPunctuator(token, "(") || IsPunctuator(token, "[") || IsPunctuator(token, "{") || IsPunctuator(token, "-")
            || IsPunctuator(token, "<") || IsPunctuator(token, "|") || IsPunctuator(token, "&"),
        ScriptTokenKind.String or ScriptTokenKind.Number or ScriptTokenKind.Template or ScriptTokenKind.TemplateHead => true,
        _ => false,
    };

    private void ParseInfer()
    {
        Advance();
        Advance();
        if (!AtWord("extends")) return;
        var isConditional = _context.HasNoConditionalTypes;
        // `infer U extends X ? …` is a condition of its own, unless it stands in one's test.
        Attempt(AttemptKind.InferConstraint, () =>
        {
            Advance();
            _context = _context with { HasNoConditionalTypes = true };
            ParseType();
            _context = _context with { HasNoConditionalTypes = isConditional };
            return isConditional || !At("?");
        });
    }

    private void ParsePostfixType()
    {
        ParsePlainType();
        while (!_token.OnNewLine)
        {
            if (At("["))
            {
                var open = _token;
                var outer = _context;
                _context = outer.InBrackets();
                Advance();
                if (!At("]")) ParseType();
                _context = outer;
                ExpectClose(open, "]");
            }
            else if (!Eat("!")) return;
        }
    }

    private void ParsePlainType()
    {
        switch (_token.Kind)
        {
            case ScriptTokenKind.String or ScriptTokenKind.Number:
                Advance();
                break;
            case ScriptTokenKind.Template or ScriptTokenKind.TemplateHead:
                ParseTemplate(ParseType);
                break;
            case ScriptTokenKind.Word when AtWord("typeof"):
                Advance();
                if (AtWord("import")) ParseImportType();
                else ParseTypeName();
                break;
            case ScriptTokenKind.Word when AtWord("import"):
                ParseImportType();
                break;
            case ScriptTokenKind.Word when AtName || AtWord("void") || AtWord("null") || AtWord("true") || AtWord("false") || AtWord("this") || AtWord("const"):
                ParseTypeName();
                break;
            default:
                ParsePunctuatedType();
                break;
        }
    }

    private void ParsePunctuatedType()
    {
        if (At("{")) ParseBracedType();
        else if (At("[")) ParseTupleType();
        else if (At("("))
        {
            var open = _token;
            var outer = _context;
            _context = outer.InBrackets();
            Advance();
            ParseType();
            _context = outer;
            ExpectClose(open, ")");
        }
        else if (At("-") && Peek().Kind == ScriptTokenKind.Number)
        {
            Advance();
            Advance();
        }
        else Report(AtEnd ? "The text ends where a type is expected." : $"A type is expected here, not '{TextOf(_token)}'.");
    }

    private void ParseTypeName()
    {
        Advance();
        while (At(".")) ParseMemberName();
        if ((At("<") || At("<<")) && !_token.OnNewLine) ParseTypeArguments();
    }

    private void ParseImportType()
    {
        Advance();
        if (At("(")) ParseArguments();
        else Report("'(' is expected here.");
        while (At(".")) ParseMemberName();
        if (At("<") || At("<<")) ParseTypeArguments();
    }

    private void ParseTupleType()
    {
        var open = _token;
        var outer = _context;
        _context = outer.InBrackets();
        Advance();
        while (!AtListEnd)
        {
            Eat("...");
            if (_token.Kind == ScriptTokenKind.Word && IsTupleLabel())
            {
                Advance();
                Eat("?");
                Advance();
            }

            ParseType();
            Eat("?");
            if (!Eat(",")) break;
        }

        _context = outer;
        ExpectClose(open, "]");
    }

    private bool IsTupleLabel()
    {
        var next = Peek();
        return IsPunctuator(next, ":") || (IsPunctuator(next, "?") && IsPunctuator(PeekAfter(next), ":"));
    }

    private void ParseTypeParameters()
    {
        var open = _token;
        var outer = _context;
        _context = outer.InBrackets();
        Advance();
        while (!At(">") && !AtEnd)
        {
            while ((AtWord("const") || AtWord("in") || AtWord("out")) && Peek().Kind == ScriptTokenKind.Word && !IsWord(Peek(), "extends")) Advance();
            if (ExpectName() is null) break;
            if (EatWord("extends")) ParseType();
            if (Eat("=")) ParseType();
            if (!Eat(",")) break;
        }

        _context = outer;
        ExpectClose(open, ">");
    }

    private void ParseTypeArguments()
    {
        if (At("<<")) _token = _token with { End = _token.Start + 1 };
        var open = _token;
        var outer = _context;
        _context = outer.InBrackets();
        Advance();
        while (!At(">") && !AtEnd)
        {
            ParseType();
            if (!Eat(",")) break;
        }

        _context = outer;
        ExpectClose(open, ">");
        if (_attemptFailed) _failedAttempts.Add((AttemptKind.TypeArguments, open.Start));
    }

    /// <summary>Type arguments in an expression, where an angle bracket may compare as well; what follows decides.</summary>
    private bool TryParseTypeArguments()
    {
        if (At("<<")) _token = _token with { End = _token.Start + 1 };
        Advance();
        var outer = _context;
        _context = outer.InBrackets();
        while (!At(">") && !AtEnd)
        {
            ParseType();
            if (!Eat(",")) break;
        }

        _context = outer;
        if (!At(">") || _scanner.ReadGreater(_token).End != _token.End) return false;
        Advance();
        if (At("(") || AtTemplate) return true;
        if (At("<") || At(">") || At("+") || At("-")) return false;
        return _token.OnNewLine || AtBinaryOperator || !StartsExpression(_token);
    }
}
