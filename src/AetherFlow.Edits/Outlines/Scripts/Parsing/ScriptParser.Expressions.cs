namespace AetherFlow.Edits;

internal sealed partial class ScriptParser
{
    private void ParseExpression()
    {
        ParseOperand();
        while (Eat(",")) ParseOperand();
    }

    /// <summary>An expression without commas that makes no member.</summary>
    private void ParseOperand() => Drop(ParseValue());

    /// <summary>An expression without commas.</summary>
    /// <param name="mayHaveReturnType">False between the <c>?</c> and <c>:</c> of a condition, where a colon behind an arrow's parameters is the condition's.</param>
    private ScriptValue ParseValue(bool mayHaveReturnType = true)
    {
        if (!Enter()) return default;
        var value = ParseAlternatives(mayHaveReturnType);
        _depth--;
        return value;
    }

    private ScriptValue ParseAlternatives(bool mayHaveReturnType)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            ScriptValue value = default;
            if (AtYield) ParseYield();
            else if (TryParseArrow(mayHaveReturnType, out value)) return isFirst ? value : Dropped(value);
            else value = ParseOperators();

            if (_token.Kind == ScriptTokenKind.Punctuator && ScriptWords.IsAssignment(TextOf(_token)))
            {
                Drop(value);
                Advance();
            }
            else if (At("?"))
            {
                Drop(value);
                Advance();
                var outer = _context;
                _context = outer with { HasNoIn = false };
                Drop(ParseValue(mayHaveReturnType: false));
                _context = outer;
                if (!Eat(":"))
                {
                    Report("The ':' of a condition is expected here.");
                    return default;
                }
            }
            else return isFirst ? value : Dropped(value);
        }
    }

    private ScriptValue Dropped(ScriptValue value)
    {
        Drop(value);
        return default;
    }

    private bool AtYield => _context.IsGenerator && AtWord("yield");

    private void ParseYield()
    {
        Advance();
        if (_token.OnNewLine) return;
        if (Eat("*") || StartsExpression(_token)) ParseOperand();
    }

    /// <summary>Operands and the operators between them; precedence changes no declaration.</summary>
    private ScriptValue ParseOperators()
    {
        var value = ParseUnary();
        while (true)
        {
            if (At(">")) _token = _scanner.ReadGreater(_token);
            if (AtBinaryOperator)
            {
                Drop(value);
                value = default;
                Advance();
                Drop(ParseUnary());
            }
            else if ((AtWord("as") || AtWord("satisfies")) && !_token.OnNewLine)
            {
                Advance();
                ParseType();
            }
            else return value;
        }
    }

    private bool AtBinaryOperator => IsBinaryOperator(_token);

    private bool IsBinaryOperator(ScriptToken token) => token.Kind switch
    {
        ScriptTokenKind.Punctuator => ScriptWords.IsOperator(TextOf(token)),
        ScriptTokenKind.Word => IsWord(token, "instanceof") || (IsWord(token, "in") && !_context.HasNoIn),
        _ => false,
    };

    private ScriptValue ParseUnary()
    {
        var hasPrefix = false;
        while (EatPrefix()) hasPrefix = true;
        if (_hasXml && At("<"))
        {
            if (ParseXml()) Advance();
            return default;
        }

        var value = ParsePostfix();
        if ((At("++") || At("--")) && !_token.OnNewLine)
        {
            Advance();
            hasPrefix = true;
        }

        return hasPrefix ? Dropped(value) : value;
    }

    private bool EatPrefix()
    {
        if (At("+") || At("-") || At("~") || At("!") || At("++") || At("--") || AtPrefixWord || AtAwait)
        {
            Advance();
            return true;
        }

        if (_hasXml || !At("<")) return false;
        Advance();
        ParseType();
        Expect(">");
        return true;
    }

    private bool AtPrefixWord => _token.Kind == ScriptTokenKind.Word && ScriptWords.IsPrefix(TextOf(_token));

    /// <summary>Outside of async functions <c>await</c> is a name, but for a module's own code, where what follows decides.</summary>
    private bool AtAwait
    {
        get
        {
            if (!AtWord("await")) return false;
            if (_context.IsAsync) return true;
            var next = Peek();
            if (!_context.IsInFunction && next.Kind == ScriptTokenKind.Punctuator) return StartsExpression(next) && !next.OnNewLine && !IsBinaryOperator(next);
            return !next.OnNewLine && StartsExpression(next) && next.Kind != ScriptTokenKind.Punctuator && next.Kind != ScriptTokenKind.Template
                && !IsWord(next, "of") && !IsWord(next, "as") && !IsWord(next, "satisfies");
        }
    }

    private bool StartsExpression(ScriptToken token) => token.Kind switch
    {
        ScriptTokenKind.Punctuator => ScriptWords.StartsExpression(TextOf(token)),
        ScriptTokenKind.Word => IsName(token) || ScriptWords.IsValueStart(TextOf(token)),
        ScriptTokenKind.End or ScriptTokenKind.Unknown => false,
        _ => true,
    };

    /// <summary>A value and the calls, accesses and assertions behind it.</summary>
    private ScriptValue ParsePostfix()
    {
        var value = ParsePrimary();
        while (true)
        {
            if (At("!") && !_token.OnNewLine)
            {
                Advance();
                continue;
            }

            if (!AtPostfix) return value;
            Drop(value);
            value = default;
            if (!ParsePostfixPart()) return default;
        }
    }

    private bool AtPostfix =>
        At(".") || At("?.") || At("(") || (At("[") && !_context.IsDecorator) || AtTemplate || (_isTyped && (At("<") || At("<<")));

    private bool AtTemplate => _token.Kind is ScriptTokenKind.Template or ScriptTokenKind.TemplateHead;

    private bool ParsePostfixPart()
    {
        if (At(".")) ParseMemberName();
        else if (At("?."))
        {
            var next = Peek();
            if (next.Kind is ScriptTokenKind.Word or ScriptTokenKind.PrivateName) ParseMemberName();
            else Advance();
        }
        else if (At("(")) ParseArguments();
        else if (At("[")) ParseIndex();
        else if (AtTemplate) ParseTemplate();
        else return Attempt(AttemptKind.TypeArguments, TryParseTypeArguments);
        return true;
    }

    private void ParseMemberName()
    {
        Advance();
        if (_token.Kind is ScriptTokenKind.Word or ScriptTokenKind.PrivateName) Advance();
        else Report("A name is expected behind the dot.");
    }

    private void ParseIndex()
    {
        var open = _token;
        var outer = _context;
        _context = outer.InBrackets();
        Advance();
        ParseExpression();
        _context = outer;
        ExpectClose(open, "]");
    }

    private void ParseArguments()
    {
        var open = _token;
        var outer = _context;
        _context = outer.InBrackets();
        Advance();
        while (!AtListEnd)
        {
            Eat("...");
            ParseOperand();
            if (!Eat(",")) break;
        }

        _context = outer;
        ExpectClose(open, ")");
    }

    private void ParseTemplate() => ParseTemplate(ParseExpression);

    private void ParseTemplate(Action parsePart)
    {
        var outer = _context;
        _context = outer.InBrackets();
        while (_token.Kind == ScriptTokenKind.TemplateHead)
        {
            var open = _token;
            Advance();
            parsePart();
            if (!At("}"))
            {
                Report($"A '${{' that ends on line {Lines.PlaceOf(Math.Max(open.End - 1, 0)).Line} is not closed: '}}' is expected here.");
                _context = outer;
                return;
            }

            Take(_scanner.ReadTemplateRest(_token));
        }

        _context = outer;
        Advance();
    }
}
