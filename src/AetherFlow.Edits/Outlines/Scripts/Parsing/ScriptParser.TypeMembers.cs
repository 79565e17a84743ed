using System.Runtime.InteropServices;

namespace AetherFlow.Edits;

internal sealed partial class ScriptParser
{
    /// <summary>The last object type that was read, to see whether it is all of an alias.</summary>
    private TypeLiteral _lastLiteral;

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct TypeLiteral(int Start, int End, ScriptParts Parts)
    {
        public TextSpan? Body => Parts.Body;

        public List<ScriptMember>? Members => Parts.Members;
    }

    private void ParseBracedType()
    {
        if (AtMappedType) ParseMappedType();
        else ParseTypeLiteral();
    }

    private bool AtMappedType
    {
        get
        {
            var second = Peek();
            if (IsPunctuator(second, "+") || IsPunctuator(second, "-")) return true;
            if (IsWord(second, "readonly")) second = PeekAfter(second);
            if (!IsPunctuator(second, "[")) return false;
            var third = PeekAfter(second);
            return IsName(third) && IsWord(PeekAfter(third), "in");
        }
    }

    private void ParseMappedType()
    {
        var open = _token;
        var outer = _context;
        _context = outer.InBrackets();
        Advance();
        if (Eat("+") || Eat("-")) ExpectWord("readonly");
        else EatWord("readonly");
        var bracket = _token;
        Expect("[");
        ExpectName();
        ExpectWord("in");
        ParseType();
        if (EatWord("as")) ParseType();
        ExpectClose(bracket, "]");
        if (Eat("+") || Eat("-")) Expect("?");
        else Eat("?");
        if (Eat(":")) ParseType();
        Eat(";");
        Eat(",");
        _context = outer;
        ExpectClose(open, "}");
    }

    private TypeLiteral ParseTypeLiteral()
    {
        var open = _token;
        var outer = _context;
        var outerMembers = _members;
        var outerIsExpression = _isClassExpression;
        _context = outer.InBrackets();
        _members = [];
        _isClassExpression = false;
        Advance();
        while (!At("}") && !AtEnd)
        {
            var start = _token;
            ParseTypeMember();
            if (_token == start && !AtEnd)
            {
                Report($"'{TextOf(_token)}' has no meaning here.");
                Advance();
            }
        }

        _context = outer;
        var body = EndBody(open);
        var literal = new TypeLiteral(open.Start, _lastEnd, new ScriptParts(null, body, _members));
        _members = outerMembers;
        _isClassExpression = outerIsExpression;
        _lastLiteral = literal;
        return literal;
    }

    private void ParseTypeMember()
    {
        var mark = Mark();
        if (At("(") || At("<"))
        {
            var call = ParseSignature();
            EndTypeMember();
            AddDirect(MemberKind.Method, null, mark, call);
            return;
        }

        if (AtWord("new") && Peek() is var next && (IsPunctuator(next, "(") || IsPunctuator(next, "<")))
        {
            var name = _token.Span;
            Advance();
            var construct = ParseSignature();
            EndTypeMember();
            AddDirect(MemberKind.Constructor, name, mark, construct);
            return;
        }

        ParseMemberModifiers();
        if (AtIndexSignature()) ParseIndexSignature(mark);
        else ParseNamedTypeMember(mark);
    }

    private void ParseNamedTypeMember(ScriptMark mark)
    {
        var isAccessor = EatModifier("get") || EatModifier("set");
        if (ParsePropertyName() is not { } name) return;
        Eat("?");
        if (At("(") || At("<"))
        {
            var parts = ParseSignature();
            EndTypeMember();
            AddDirect(isAccessor ? MemberKind.Property : MemberKind.Method, name, mark, parts);
            return;
        }

        if (Eat(":")) ParseType();
        EndTypeMember();
        AddDirect(MemberKind.Property, name, mark, default);
    }

    private ScriptParts ParseSignature()
    {
        if (At("<")) ParseTypeParameters();
        var parameters = ParseParameters();
        ParseReturnType(":");
        return new ScriptParts(parameters, null, null);
    }

    private void EndTypeMember()
    {
        if (!Eat(",")) ParseSemicolon();
    }
}
