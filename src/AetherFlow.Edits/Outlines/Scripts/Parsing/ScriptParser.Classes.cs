namespace AetherFlow.Edits;

internal sealed partial class ScriptParser
{
    /// <summary>Whether the class whose members are read is an expression, and they count only if it makes a member.</summary>
    private bool _isClassExpression;

    private void ParseClassDeclaration(ScriptMark mark)
    {
        var (name, parts) = ParseClass(isExpression: false);
        Add(new ScriptMember { Kind = MemberKind.Class, Name = name, Mark = mark, End = _lastEnd, Parts = parts });
    }

    private ScriptValue ParseClassExpression()
    {
        var (_, parts) = ParseClass(isExpression: true);
        return new ScriptValue(ScriptValueKind.Class, parts);
    }

    private (TextSpan? Name, ScriptParts Parts) ParseClass(bool isExpression)
    {
        Advance();
        TextSpan? name = null;
        if (AtName && !(AtWord("implements") && Peek() is var next && IsName(next))) name = EatName();
        if (At("<")) ParseTypeParameters();
        var outerMembers = _members;
        var outer = _context;
        var outerIsExpression = _isClassExpression;
        _members = [];
        ParseHeritage();
        _context = outer.InBrackets();
        _isClassExpression = isExpression;
        TextSpan? body = null;
        if (At("{"))
        {
            var open = _token;
            Advance();
            while (!At("}") && !AtEnd)
            {
                var start = _token;
                ParseClassMember();
                if (_token == start && !AtEnd && !At("}"))
                {
                    Report($"'{TextOf(_token)}' has no meaning here.");
                    Advance();
                }
            }

            _context = outer;
            body = EndBody(open);
        }
        else Report("The '{' of the class is expected here.");

        _context = outer;
        _isClassExpression = outerIsExpression;
        var members = _members;
        _members = outerMembers;
        return (name, new ScriptParts(null, body, members));
    }

    private void ParseHeritage()
    {
        while (AtWord("extends") || AtWord("implements"))
        {
            do
            {
                Advance();
                if (!Enter()) return;
                Drop(ParsePostfix());
                if (At("<")) ParseTypeArguments();
                _depth--;
            }
            while (At(","));
        }
    }

    private void ParseClassMember()
    {
        if (Eat(";")) return;
        var mark = ParseMarkedDecorators();
        if (AtWord("static") && IsPunctuator(Peek(), "{"))
        {
            Advance();
            var outer = _context;
            _context = ScriptContext.OfFunction(isAsync: true, isGenerator: false);
            ParseBlock();
            _context = outer;
            return;
        }

        var isAsync = ParseMemberModifiers();
        if (AtIndexSignature())
        {
            ParseIndexSignature(mark);
            return;
        }

        if (AtConstructor)
        {
            ParseConstructor(mark);
            return;
        }

        var isAccessor = EatModifier("get") || EatModifier("set");
        var isGenerator = Eat("*");
        if (ParsePropertyName() is not { } name) return;
        if (!Eat("?")) Eat("!");
        if (At("(") || At("<"))
        {
            var parts = ParseFunction(isAsync, isGenerator);
            AddDirect(isAccessor ? MemberKind.Property : MemberKind.Method, name, mark, parts);
        }
        else ParseField(mark, name);
    }

    private bool AtConstructor
    {
        get
        {
            if (!AtWord("constructor") && !(AtString && Unquoted(_token).In(_text) == "constructor")) return false;
            var next = Peek();
            return IsPunctuator(next, "(") || IsPunctuator(next, "<");
        }
    }

    private void ParseConstructor(ScriptMark mark)
    {
        var name = AtString ? Unquoted(_token) : _token.Span;
        Advance();
        AddDirect(MemberKind.Constructor, name, mark, ParseFunction(isAsync: false, isGenerator: false));
    }

    private void ParseField(ScriptMark mark, TextSpan name)
    {
        if (Eat(":")) ParseType();
        var outerMembers = _members;
        _members = [];
        ScriptValue value = default;
        if (Eat("="))
        {
            var outer = _context;
            _context = outer with { IsInFunction = true, IsAsync = false, IsGenerator = false };
            value = ParseValue();
            _context = outer;
        }

        var inner = _members;
        _members = outerMembers;
        ParseSemicolon();
        inner.AddRange(value.Parts.Members ?? []);
        var kind = value.Kind switch
        {
            ScriptValueKind.Function => MemberKind.Method,
            ScriptValueKind.Class => MemberKind.Class,
            _ => MemberKind.Field,
        };
        AddDirect(kind, name, mark, value.Parts with { Members = inner });
    }

    private void AddDirect(MemberKind kind, TextSpan? name, ScriptMark mark, ScriptParts parts) =>
        Add(new ScriptMember { Kind = kind, Name = name, Mark = mark, End = _lastEnd, Parts = parts, IsOfValue = _isClassExpression });

    /// <summary>Reads all words before a member's name that are not the name itself; says whether <c>async</c> is among them.</summary>
    private bool ParseMemberModifiers()
    {
        var isAsync = false;
        while (_token.Kind == ScriptTokenKind.Word && ScriptWords.IsModifier(TextOf(_token)))
        {
            var next = Peek();
            if (!StartsMember(next) || (next.OnNewLine && !AtWord("static"))) break;
            isAsync |= AtWord("async");
            Advance();
            // Decorators may stand behind modifiers, too.
            ParseDecorators();
        }

        return isAsync;
    }

    private bool AtIndexSignature()
    {
        if (!At("[")) return false;
        var second = Peek();
        if (!IsName(second)) return false;
        var third = PeekAfter(second);
        return IsPunctuator(third, ":");
    }

    private void ParseIndexSignature(ScriptMark mark)
    {
        var open = _token;
        Advance();
        Advance();
        Expect(":");
        ParseType();
        ExpectClose(open, "]");
        var name = new TextSpan(open.Start, _lastEnd);
        if (Eat(":")) ParseType();
        EndTypeMember();
        AddDirect(MemberKind.Property, name, mark, default);
    }
}
