namespace AetherFlow.Edits;

/// <summary>
/// Finds where a name of a Python or script file means a member. Only certain places count: a name that something else may
/// have as well (a parameter, a member of an unknown object) is a problem.
/// </summary>
internal sealed class NameUses
{
    private static readonly string[] Binding = ["for", "as", "let", "const", "var", "lambda", "import", "catch", "global", "nonlocal"];

    private readonly SurgicalText _source;
    private readonly IReadOnlyList<OutlineMember> _members;
    private readonly Dictionary<TextSpan, OutlineMember> _declared = [];
    private readonly MemberHome _home;
    private readonly WordContext _context;
    private readonly Lazy<ClassKin> _kin;
    private readonly string _old;

    private NameUses(SurgicalText source, IReadOnlyList<OutlineMember> members)
    {
        (_source, _members, _old) = (source, members, members[0].Name);
        _home = source.HomeOf(members[0]);
        _context = new WordContext(source);
        _kin = new(() => new ClassKin(source, _home.Member!));
        foreach (var member in source.All)
        {
            if (member.NameSpan is { } name) _declared.TryAdd(name, member);
        }
    }

    public static Uses Of(SurgicalText source, IReadOnlyList<OutlineMember> members, string name) => new NameUses(source, members).Of(name);

    private bool IsOfObject => _home.Member is { } outer && IsObjectOrType(outer);

    private bool IsObjectOrType(OutlineMember member) => MemberWords.IsType(member.Kind) || new MemberHome(_source, member).IsObject;

    private Uses Of(string name)
    {
        if (name.StartsWith('#') != _old.StartsWith('#')) return Uses.Failed(new EditProblem("surgery.bad_operation", $"`{_old}` cannot become `{name}`.", "A private name keeps its `#`, and no other gets one."));
        var taken = _context.Names(name).FirstOrDefault(at => IsOfObject == _context.IsDotted(at) || _home.Members.Any(own => own.NameSpan == _context[at].Span), -1);
        if (taken >= 0) return Uses.Taken(_source, name, _context[taken].Span.Start);
        var verdicts = _context.Names(_old).Select(at => (At: at, IsMeant: IsOfObject ? IsMember(at) : IsVariable(at))).ToList();
        var uncertain = verdicts.Where(verdict => verdict.IsMeant is null).Select(verdict => _context[verdict.At].Span).ToList();
        if (uncertain.Count > 0) return Uses.Uncertain(_source, _old, uncertain);
        var meant = verdicts.Where(verdict => verdict.IsMeant == true).Select(verdict => _context[verdict.At].Span);
        return Uses.Found(_home.Member is null ? meant.Concat(_context.Exported(_old)) : meant, name);
    }

    private bool IsDeclared(TextSpan span) => _declared.TryGetValue(span, out var member) && _members.Contains(member);

    private OutlineMember? OtherDeclared(TextSpan span) => _declared.TryGetValue(span, out var member) && !_members.Contains(member) ? member : null;

    /// <summary>Of a class: behind <c>self</c>, <c>this</c>, the class, or a variable that was made from it.</summary>
    private bool? IsMember(int at)
    {
        var span = _context[at].Span;
        if (IsDeclared(span)) return true;
        if (_old.StartsWith('#')) return IsPrivate(span);
        if (OtherDeclared(span) is { } other) return IsOverride(other) || (_source.IsScript && _context.IsShorthand(at)) ? null : false;
        if (!_context.IsDotted(at)) return IsBareMember(at, span);
        var receiver = _context.Receiver(at);
        if (receiver is "self" or "cls" or "this") return IsOfThis(at, span);
        if (receiver is null) return null;
        if (receiver == _home.Member!.Name || _kin.Value.IsBelow(receiver)) return true;
        if (_context.IsMadeFrom(receiver, _home.Member.Name)) return true;
        return _kin.Value.IsStranger(receiver) ? false : null;
    }

    /// <summary>Private names mean the nearest class around that declares one.</summary>
    private bool IsPrivate(TextSpan span) =>
        ReferenceEquals(_source.Members.Around(span).FirstOrDefault(outer => outer.Members.Any(own => own.Name == _old)), _home.Member);

    /// <summary>Whether another declaration is of the same member, in a class above or below; any object may have the shape of an interface.</summary>
    private bool IsOverride(OutlineMember other) =>
        _source.Members.ContainerOf(other) is { } outer && (_kin.Value.IsKin(outer) || (_source.IsScript && _home.Member!.Kind is MemberKind.Interface or MemberKind.Type));

    /// <summary>Without an object before it: in the block of a Python class or an enum it is the member, in braces it may be one of an unknown object.</summary>
    private bool? IsBareMember(int at, TextSpan span)
    {
        if (_source.IsScript && _home.Member!.Kind != MemberKind.Enum) return _context.IsKey(at) || _context.IsMethodOfLiteral(at) || _context.IsShorthand(at) ? null : false;
        var scope = _source.Members.Around(span).FirstOrDefault(outer => outer.Kind is not (MemberKind.Field or MemberKind.Import or MemberKind.EnumMember) && !IsInHead(outer, span));
        if (!ReferenceEquals(scope, _home.Member) || !_home.Member!.Body!.Value.Contains(span)) return false;
        if (_context.IsParameter(at) || _context.IsKeyword(at)) return false;
        return Binding.Contains(_context.Text(at - 1)) ? null : true;
    }

    /// <summary>Decorators, defaults and annotations of a function are read in the block that it stands in.</summary>
    private static bool IsInHead(OutlineMember member, TextSpan span) => !MemberWords.IsType(member.Kind) && member.Body is { } body && !body.Contains(span);

    /// <summary>In the class itself, or in one below; a class that does not know it means its own, and one above may mean any.</summary>
    private bool? IsOfThis(int at, TextSpan span)
    {
        var around = _source.Members.Around(span).FirstOrDefault(IsObjectOrType);
        if (around is null) return null;
        if (_source.IsScript && _context.FunctionsAround(at, around.Full.Start) > 1) return null;
        if (ReferenceEquals(around, _home.Member) || _kin.Value.IsBelow(around.Name)) return true;
        return _kin.Value.IsKin(around) ? null : false;
    }

    /// <summary>Of the file or a function: wherever the name stands alone within, if nobody else may have bound it.</summary>
    private bool? IsVariable(int at)
    {
        var span = _context[at].Span;
        if (IsDeclared(span)) return true;
        if (_context.IsDotted(at)) return false;
        if (_home.Member is { } outer && !outer.Full.Contains(span)) return false;
        if (OtherDeclared(span) is { } other) return _source.Members.ContainerOf(other) is { } home && IsObjectOrType(home) ? false : null;
        if (_source.IsScript && (_context.IsKey(at) || _context.IsMethodOfLiteral(at))) return false;
        if (_context.IsKeyword(at) || IsOfClassAround(span)) return false;
        return _context.IsShorthand(at) && _source.IsScript || _context.IsParameter(at) || IsBoundAnew(at) ? null : true;
    }

    /// <summary>Whether it stands in the block of a Python class that has a member of that name.</summary>
    private bool IsOfClassAround(TextSpan span) =>
        _source.Language == SourceLanguage.Python &&
        _source.Members.Around(span).FirstOrDefault(outer => outer.Body is { } body && body.Contains(span)) is { Kind: MemberKind.Class } around &&
        around.Members.Any(own => own.Name == _old && !_members.Contains(own));

    private bool IsBoundAnew(int at)
    {
        if (Binding.Contains(_context.Text(at - 1)) || (_source.Language == SourceLanguage.Python && _context.Text(at - 1) == "case")) return true;
        var isAssigned = _context.Text(at + 1) == "=" && _context.Text(at + 2) != "=";
        var isFunction = _members.Any(member => member.Kind != MemberKind.Field);
        return isAssigned && (isFunction || _source.Members.Around(_context[at].Span).Any(member => member.Body is { } body && member.Signature is not null && body.Contains(_context[at].Span)));
    }
}
