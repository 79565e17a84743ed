namespace AetherFlow.Edits;

internal sealed partial class ScriptParser
{
    private void ParseStatement()
    {
        if (!Enter())
        {
            // What closes the statement's own block is not skipped; anything else that is left stands in the way.
            if (!At("}") && !AtEnd) Advance();
            return;
        }

        var start = _token;
        ParseStatementItself();
        if (_token.Start == start.Start && !AtEnd && _token == start)
        {
            Report($"'{TextOf(_token)}' has no meaning here.");
            Advance();
        }

        _depth--;
    }

    private void ParseStatementItself()
    {
        switch (_token.Kind)
        {
            case ScriptTokenKind.Punctuator when At("{"):
                ParseBlock();
                break;
            case ScriptTokenKind.Punctuator when At(";"):
                Advance();
                break;
            case ScriptTokenKind.Punctuator when At("@"):
                ParseDeclaration(ParseMarkedDecorators());
                break;
            case ScriptTokenKind.Punctuator when At("}") || At(")") || At("]"):
                break;
            case ScriptTokenKind.Word:
                ParseWordStatement();
                break;
            default:
                ParseExpressionStatement();
                break;
        }
    }

    private void ParseExpressionStatement()
    {
        if (_token.Kind == ScriptTokenKind.Unknown) Advance();
        else
        {
            var start = _token;
            ParseExpression();
            if (_token != start) ParseSemicolon();
        }
    }

    /// <summary>Gives what is between the braces.</summary>
    private TextSpan ParseBlock()
    {
        var open = _token;
        var outer = _context;
        _context = outer.InBrackets();
        Advance();
        while (!At("}") && !AtEnd) ParseStatement();
        _context = outer;
        var body = new TextSpan(open.End, At("}") ? _token.Start : Math.Max(open.End, _lastEnd));
        ExpectClose(open, "}");
        return body;
    }

    private void ParseWordStatement()
    {
        switch (TextOf(_token))
        {
            case "if": ParseIf(); break;
            case "for": ParseFor(); break;
            case "while" or "with":
                Advance();
                ParseCondition();
                ParseStatement();
                break;
            case "do": ParseDo(); break;
            case "return" or "throw":
                Advance();
                if (!CanOmitSemicolon) ParseExpression();
                ParseSemicolon();
                break;
            case "break" or "continue":
                Advance();
                if (AtName && !_token.OnNewLine) Advance();
                ParseSemicolon();
                break;
            case "debugger":
                Advance();
                ParseSemicolon();
                break;
            case "switch": ParseSwitch(); break;
            case "try": ParseTry(); break;
            case "import": ParseImportOrExpression(); break;
            case "export": ParseExport(Mark()); break;
            default: ParseOtherStatement(); break;
        }
    }

    private void ParseOtherStatement()
    {
        if (AtDeclaration) ParseDeclaration(Mark());
        else if (AtName && IsPunctuator(Peek(), ":"))
        {
            Advance();
            Advance();
            ParseStatement();
        }
        else ParseExpressionStatement();
    }

    private void ParseCondition()
    {
        if (At("(")) ParseParentheses();
        else Report("'(' is expected here.");
    }

    private void ParseIf()
    {
        while (EatWord("if"))
        {
            ParseCondition();
            ParseStatement();
            if (!EatWord("else")) return;
        }

        ParseStatement();
    }

    private void ParseDo()
    {
        Advance();
        ParseStatement();
        ExpectWord("while");
        ParseCondition();
        Eat(";");
    }

    private void ParseFor()
    {
        Advance();
        EatWord("await");
        if (!At("("))
        {
            Report("'(' is expected here.");
            return;
        }

        var open = _token;
        var outer = _context;
        _context = outer.InBrackets() with { HasNoIn = true };
        Advance();
        if (AtVariables) ParseLoopVariables();
        else if (!At(";")) ParseExpression();
        _context = outer.InBrackets();
        if (EatWord("of") || EatWord("in")) ParseExpression();
        else
        {
            Expect(";");
            if (!At(";")) ParseExpression();
            Expect(";");
            if (!At(")")) ParseExpression();
        }

        _context = outer;
        ExpectClose(open, ")");
        ParseStatement();
    }

    private void ParseLoopVariables()
    {
        EatWord("await");
        Advance();
        if (AtWord("of") && !IsDeclarator(Peek())) return;
        do
        {
            if (!ParseBinding(null)) return;
            Eat("!");
            if (Eat(":")) ParseType();
            if (Eat("=")) ParseOperand();
        }
        while (Eat(","));
    }

    /// <summary>Whether a token goes on a variable's declaration in a loop whose variable is called <c>of</c>.</summary>
    private bool IsDeclarator(ScriptToken token) =>
        IsPunctuator(token, "=") || IsPunctuator(token, ";") || IsPunctuator(token, ",") || IsPunctuator(token, ":") || IsWord(token, "of") || IsWord(token, "in");

    private void ParseSwitch()
    {
        Advance();
        ParseCondition();
        if (!At("{"))
        {
            Report("'{' is expected here.");
            return;
        }

        var open = _token;
        Advance();
        if (!AtWord("case") && !AtWord("default") && !At("}")) Report("'case' or 'default' is expected here.");
        while (!At("}") && !AtEnd)
        {
            if (EatWord("case"))
            {
                ParseExpression();
                Expect(":");
            }
            else if (AtWord("default") && IsPunctuator(Peek(), ":"))
            {
                Advance();
                Advance();
            }
            else ParseStatement();
        }

        ExpectClose(open, "}");
    }

    private void ParseTry()
    {
        Advance();
        ParseInnerBlock();
        if (EatWord("catch"))
        {
            if (At("("))
            {
                var open = _token;
                Advance();
                ParseBinding(null);
                if (Eat(":")) ParseType();
                ExpectClose(open, ")");
            }

            ParseInnerBlock();
            if (!AtWord("finally")) return;
        }

        if (EatWord("finally")) ParseInnerBlock();
        else Report("'catch' or 'finally' is expected here.");
    }

    private void ParseInnerBlock()
    {
        if (At("{")) ParseBlock();
        else Report("'{' is expected here.");
    }
}
