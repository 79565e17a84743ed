namespace AetherFlow.Edits;

internal sealed partial class ScriptParser
{
    private void ParseImportOrExpression()
    {
        var next = Peek();
        if (IsPunctuator(next, "(") || IsPunctuator(next, ".")) ParseExpressionStatement();
        else ParseImport(Mark());
    }

    private void ParseImport(ScriptMark mark)
    {
        Advance();
        if (AtString)
        {
            FinishModule(mark);
            return;
        }

        if (AtImportModifier) Advance();
        if (AtName)
        {
            Advance();
            if (Eat("="))
            {
                ParseImportedEntity(mark);
                return;
            }

            Eat(",");
        }

        if (!ParseNamedModuleItems()) return;
        ExpectWord("from");
        FinishModule(mark);
    }

    /// <summary><c>import type x</c>, but not <c>import type from</c>.</summary>
    private bool AtImportModifier
    {
        get
        {
            if (!AtWord("type") && !AtWord("defer") && !AtWord("source")) return false;
            var next = Peek();
            if (IsPunctuator(next, "{") || IsPunctuator(next, "*")) return true;
            if (!IsName(next)) return false;
            if (!IsWord(next, "from")) return true;
            var afterFrom = PeekAfter(next);
            return IsWord(afterFrom, "from") || IsPunctuator(afterFrom, "=") || IsPunctuator(afterFrom, ",");
        }
    }

    /// <summary><c>{ a as b }</c> or <c>* as all</c>; false where neither nor <c>from</c> stands here.</summary>
    private bool ParseNamedModuleItems()
    {
        if (Eat("*"))
        {
            if (EatWord("as")) AdvanceOverName();
            return true;
        }

        if (!At("{")) return true;
        var open = _token;
        Advance();
        while (_token.Kind is ScriptTokenKind.Word or ScriptTokenKind.String)
        {
            while (_token.Kind is ScriptTokenKind.Word or ScriptTokenKind.String) Advance();
            if (!Eat(",")) break;
        }

        var isClosed = At("}");
        ExpectClose(open, "}");
        return isClosed;
    }

    private void AdvanceOverName()
    {
        if (_token.Kind is ScriptTokenKind.Word or ScriptTokenKind.String) Advance();
        else Report("A name is expected here.");
    }

    private void ParseImportedEntity(ScriptMark mark)
    {
        TextSpan? name = null;
        if (AtWord("require") && IsPunctuator(Peek(), "("))
        {
            Advance();
            var open = _token;
            Advance();
            if (AtString) name = Unquoted(_token);
            ParseOperand();
            ExpectClose(open, ")");
        }
        else name = ParseNamespaceName();

        ParseSemicolon();
        Add(new ScriptMember { Kind = MemberKind.Import, Name = name, Mark = mark, End = _lastEnd });
    }

    /// <summary>From the module's name to the end.</summary>
    private void FinishModule(ScriptMark mark)
    {
        if (!AtString)
        {
            Report("The name of a module in quotes is expected here.");
            return;
        }

        var name = Unquoted(_token);
        Advance();
        if (AtWord("with") || (AtWord("assert") && !_token.OnNewLine))
        {
            Advance();
            if (At("{")) Drop(ParseObject());
            else Report("'{' is expected here.");
        }

        ParseSemicolon();
        Add(new ScriptMember { Kind = MemberKind.Import, Name = name, Mark = mark, End = _lastEnd });
    }

    private void ParseExport(ScriptMark mark)
    {
        // A declaration leads back here where the word stands before it again.
        if (!Enter()) return;
        ParseExportItself(mark);
        _depth--;
    }

    private void ParseExportItself(ScriptMark mark)
    {
        Advance();
        if (At("@"))
        {
            ParseDecorators();
            if (!AtWord("default")) ParseDeclaration(mark);
            else ParseDefault(mark);
        }
        else if (AtWord("default")) ParseDefault(mark);
        else if (At("*") || At("{")) ParseReExport(mark);
        else if (AtWord("type") && Peek() is var next && (IsPunctuator(next, "{") || IsPunctuator(next, "*")))
        {
            Advance();
            ParseReExport(mark);
        }
        else if (Eat("=")) FinishDefault(mark);
        else if (AtWord("as") && IsWord(Peek(), "namespace"))
        {
            Advance();
            Advance();
            ExpectName();
            ParseSemicolon();
        }
        else ParseDeclaration(mark);
    }

    private void ParseReExport(ScriptMark mark)
    {
        if (!ParseNamedModuleItems()) return;
        if (EatWord("from")) FinishModule(mark);
        else ParseSemicolon();
    }

    private void ParseDefault(ScriptMark mark)
    {
        Advance();
        var decorators = At("@");
        if (decorators) ParseDecorators();
        if (decorators || AtWord("class") || AtWord("function") || AtDefaultWord) ParseDeclaration(mark);
        else FinishDefault(mark);
    }

    private bool AtDefaultWord => (AtWord("async") || AtWord("abstract") || AtWord("interface")) && IsDeclaration(_token);

    private void FinishDefault(ScriptMark mark)
    {
        var outer = _members;
        _members = [];
        var value = ParseValue();
        var inner = _members;
        _members = outer;
        ParseSemicolon();
        inner.AddRange(value.Parts.Members ?? []);
        Add(new ScriptMember { Kind = KindOf(value), Mark = mark, End = _lastEnd, Parts = value.Parts with { Members = inner } });
    }
}
