namespace AetherFlow.Edits;

internal sealed partial class ScriptParser
{
    /// <summary>All of a function behind its name; without a body, with its semicolon.</summary>
    private ScriptParts ParseFunction(bool isAsync, bool isGenerator)
    {
        var outer = _context;
        var outerMembers = _members;
        _context = ScriptContext.OfFunction(isAsync, isGenerator);
        _members = [];
        if (At("<")) ParseTypeParameters();
        var signature = ParseParameters();
        ParseReturnType(":");
        TextSpan? body = null;
        if (At("{")) body = ParseBlock();
        else if (CanOmitSemicolon) ParseSemicolon();
        else Report("The body of the function is expected here.");
        var members = _members;
        _members = outerMembers;
        _context = outer;
        return new ScriptParts(signature, body, members);
    }

    private TextSpan? ParseParameters()
    {
        if (!At("("))
        {
            Report("'(' is expected here.");
            return null;
        }

        var open = _token;
        var outer = _context;
        _context = outer.InBrackets();
        Advance();
        while (!AtListEnd)
        {
            if (!ParseParameter()) break;
            if (!Eat(",")) break;
        }

        _context = outer;
        ExpectClose(open, ")");
        return new TextSpan(open.Start, _lastEnd);
    }

    private bool ParseParameter()
    {
        ParseDecorators();
        while (_token.Kind == ScriptTokenKind.Word && ScriptWords.IsModifier(TextOf(_token)))
        {
            var next = Peek();
            if (next.OnNewLine || !(next.Kind == ScriptTokenKind.Word || IsPunctuator(next, "{") || IsPunctuator(next, "["))) break;
            Advance();
        }

        Eat("...");
        if (!EatWord("this") && !ParseBinding(null)) return false;
        Eat("?");
        if (Eat(":")) ParseType();
        if (Eat("=")) ParseOperand();
        return true;
    }

    /// <summary>A name, or a pattern of names.</summary>
    /// <param name="names">Gets the names.</param>
    private bool ParseBinding(List<TextSpan>? names)
    {
        if (AtName)
        {
            names?.Add(_token.Span);
            Advance();
            return true;
        }

        if (!At("{") && !At("["))
        {
            Report("A name is expected here.");
            return false;
        }

        if (!Enter()) return true;
        var outer = _context;
        _context = outer.InBrackets();
        if (At("{")) ParseObjectPattern(names);
        else ParseArrayPattern(names);
        _context = outer;
        _depth--;
        return true;
    }

    private void ParseObjectPattern(List<TextSpan>? names)
    {
        var open = _token;
        Advance();
        while (!AtListEnd)
        {
            if (Eat("..."))
            {
                if (!ParseBinding(names)) break;
            }
            else
            {
                var isShorthand = AtName;
                if (ParsePropertyName() is not { } name) break;
                if (Eat(":"))
                {
                    if (!ParseBinding(names)) break;
                }
                else if (isShorthand) names?.Add(name);
                else Report("':' is expected here.");
            }

            if (Eat("=")) ParseOperand();
            if (!Eat(",")) break;
        }

        ExpectClose(open, "}");
    }

    private void ParseArrayPattern(List<TextSpan>? names)
    {
        var open = _token;
        Advance();
        while (!AtListEnd)
        {
            if (Eat(",")) continue;
            Eat("...");
            if (!ParseBinding(names)) break;
            if (Eat("=")) ParseOperand();
            if (!At("]") && !Eat(",")) break;
        }

        ExpectClose(open, "]");
    }

    private void ParseReturnType(string sign)
    {
        if (!Eat(sign)) return;
        ParseTypeOrPredicate();
    }

    private void ParseDecorators()
    {
        while (At("@"))
        {
            if (!Enter()) return;
            Advance();
            var outer = _context;
            _context = outer with { IsDecorator = true };
            Drop(ParsePostfix());
            _context = outer;
            _depth--;
        }
    }
}
