namespace AetherFlow.Edits;

internal sealed partial class ScriptParser
{
    private ScriptValue ParsePrimary()
    {
        if (!AtWord("new")) return ParseUncreated();
        while (EatWord("new"))
        {
            // `new.target`
            if (At(".")) return default;
        }

        return Dropped(ParseUncreated());
    }

    private ScriptValue ParseUncreated()
    {
        switch (_token.Kind)
        {
            case ScriptTokenKind.Word:
                return ParseWordValue();
            case ScriptTokenKind.Punctuator:
                return ParsePunctuatedValue();
            case ScriptTokenKind.Template or ScriptTokenKind.TemplateHead:
                ParseTemplate();
                return default;
            case ScriptTokenKind.End:
                Report("The text ends where an expression is expected.");
                return default;
            default:
                Advance();
                return default;
        }
    }

    private ScriptValue ParseWordValue()
    {
        if (AtWord("function")) return ParseFunctionExpression(isAsync: false);
        if (AtWord("class")) return ParseClassExpression();
        if (AtWord("async"))
        {
            var next = Peek();
            if (IsWord(next, "function") && !next.OnNewLine)
            {
                Advance();
                return ParseFunctionExpression(isAsync: true);
            }
        }

        if (AtName || ScriptWords.IsReservedValue(TextOf(_token))) Advance();
        else Report($"An expression is expected here, not '{TextOf(_token)}'.");
        return default;
    }

    private ScriptValue ParsePunctuatedValue()
    {
        if (At("{")) return ParseObject();
        if (At("[")) ParseArray();
        else if (At("(")) ParseParentheses();
        else if (At("/") || At("/="))
        {
            TakeRegex();
            Advance();
        }
        else if (At("@"))
        {
            ParseDecorators();
            if (AtWord("class")) return ParseClassExpression();
            Report("A class is expected behind its decorators.");
        }
        else Report($"An expression is expected here, not '{TextOf(_token)}'.");

        return default;
    }

    private void ParseParentheses()
    {
        var open = _token;
        var outer = _context;
        _context = outer.InBrackets();
        Advance();
        if (At(")") || !AtListEnd) ParseExpression();
        _context = outer;
        ExpectClose(open, ")");
    }

    private void ParseArray()
    {
        var open = _token;
        var outer = _context;
        _context = outer.InBrackets();
        Advance();
        while (!AtListEnd)
        {
            if (Eat(",")) continue;
            Eat("...");
            ParseOperand();
            if (!At("]") && !Eat(",")) break;
        }

        _context = outer;
        ExpectClose(open, "]");
    }

    private ScriptValue ParseFunctionExpression(bool isAsync)
    {
        Advance();
        var isGenerator = Eat("*");
        if (AtName) Advance();
        return new ScriptValue(ScriptValueKind.Function, ParseFunction(isAsync, isGenerator));
    }

    private ScriptValue ParseObject()
    {
        var open = _token;
        var outer = _context;
        var outerMembers = _members;
        _context = outer.InBrackets();
        _members = [];
        Advance();
        while (!AtListEnd)
        {
            ParseObjectMember();
            if (!Eat(",")) break;
        }

        var body = new TextSpan(open.End, At("}") ? _token.Start : _lastEnd);
        ExpectClose(open, "}");
        var members = _members;
        _members = outerMembers;
        _context = outer;
        return new ScriptValue(ScriptValueKind.Object, new ScriptParts(null, body, members));
    }

    private void ParseObjectMember()
    {
        var mark = Mark();
        if (Eat("..."))
        {
            ParseOperand();
            return;
        }

        var isAsync = EatModifier("async");
        var isGenerator = Eat("*");
        var isAccessor = !isAsync && !isGenerator && (EatModifier("get") || EatModifier("set"));
        var isShorthand = AtName;
        if (ParsePropertyName() is not { } name) return;
        if (At("(") || At("<"))
        {
            var kind = isAccessor ? MemberKind.Property : MemberKind.Method;
            AddOfValue(kind, name, mark, ParseFunction(isAsync, isGenerator));
        }
        else if (Eat(":"))
        {
            ParseProperty(mark, name);
        }
        else if (!isShorthand) Report("':' is expected here.");
        else if (Eat("=")) ParseOperand();
    }

    private void ParseProperty(ScriptMark mark, TextSpan name)
    {
        var value = ParseValue();
        switch (value.Kind)
        {
            case ScriptValueKind.Function:
                AddOfValue(MemberKind.Method, name, mark, value.Parts);
                break;
            case ScriptValueKind.Class:
                AddOfValue(MemberKind.Class, name, mark, value.Parts);
                break;
            case ScriptValueKind.Object when value.Parts.Members is { Count: > 0 }:
                AddOfValue(MemberKind.Field, name, mark, value.Parts);
                break;
            default:
                Drop(value);
                break;
        }
    }

    private void AddOfValue(MemberKind kind, TextSpan name, ScriptMark mark, ScriptParts parts) =>
        Add(new ScriptMember { Kind = kind, Name = name, Mark = mark, End = _lastEnd, Parts = parts, IsOfValue = true });

    /// <summary>A word before a property's name; a word that is the name itself stays.</summary>
    private bool EatModifier(string word)
    {
        if (!AtWord(word)) return false;
        var next = Peek();
        // `async` alone may not stand on a line of its own.
        if (!StartsMember(next) || (word == "async" && next.OnNewLine)) return false;
        Advance();
        return true;
    }

    private bool StartsMember(ScriptToken token) =>
        token.Kind is ScriptTokenKind.Word or ScriptTokenKind.String or ScriptTokenKind.Number or ScriptTokenKind.PrivateName
        || IsPunctuator(token, "[") || IsPunctuator(token, "*") || IsPunctuator(token, "{") || IsPunctuator(token, "...");

    /// <summary>The name of a property, without quotes; of a computed one, all of the brackets. Null where none stands here.</summary>
    private TextSpan? ParsePropertyName()
    {
        var token = _token;
        switch (token.Kind)
        {
            case ScriptTokenKind.Word or ScriptTokenKind.Number or ScriptTokenKind.PrivateName:
                Advance();
                return token.Span;
            case ScriptTokenKind.String:
                Advance();
                return Unquoted(token);
            case ScriptTokenKind.Punctuator when At("["):
                ParseIndex();
                return new TextSpan(token.Start, _lastEnd);
            default:
                Report("A name is expected here.");
                return null;
        }
    }

    private static TextSpan Unquoted(ScriptToken token) =>
        token.Fault is null ? new TextSpan(token.Start + 1, token.End - 1) : new TextSpan(token.Start + 1, token.End);
}
