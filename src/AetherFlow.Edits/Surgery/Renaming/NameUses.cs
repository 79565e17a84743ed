using System.Collections.Immutable;

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
    private readonly MemberHome _home;
    private readonly WordContext _context;
    private readonly string _old;

    private NameUses(SurgicalText source, IReadOnlyList<OutlineMember> members)
    {
        (_source, _members, _old) = (source, members, members[0].Name);
        _home = source.HomeOf(members[0]);
        _context = new WordContext(source);
    }

    public static Uses Of(SurgicalText source, IReadOnlyList<OutlineMember> members, string name) => new NameUses(source, members).Of(name);

    private bool IsOfObject => _home.Member is { } outer && (MemberWords.IsType(outer.Kind) || _home.IsObject);

    private Uses Of(string name)
    {
        var taken = _context.Names(name).FirstOrDefault(at => IsOfObject == _context.IsDotted(at) || _home.Members.Any(own => own.NameSpan == _context[at].Span), -1);
        if (taken >= 0) return Uses.Taken(_source, name, _context[taken].Span.Start);
        var verdicts = _context.Names(_old).Select(at => (At: at, IsMeant: IsOfObject ? IsMember(at) : IsVariable(at))).ToList();
        var uncertain = verdicts.Where(verdict => verdict.IsMeant is null).Select(verdict => _context[verdict.At].Span).ToList();
        return uncertain.Count > 0
            ? Uses.Uncertain(_source, _old, uncertain)
            : new Uses([.. verdicts.Where(verdict => verdict.IsMeant == true).Select(verdict => _context[verdict.At].Span)], null);
    }

    private bool IsDeclared(TextSpan span) => _members.Any(member => member.NameSpan == span);

    /// <summary>Of a class: behind <c>self</c>, <c>this</c>, the class, or a variable that was made from it.</summary>
    private bool? IsMember(int at)
    {
        var span = _context[at].Span;
        if (IsDeclared(span)) return true;
        var outer = _home.Member!;
        if (!_context.IsDotted(at)) return outer.Body is { } body && body.Contains(span) && !IsInFunction(span) && !IsOtherDeclaration(span) ? true : false;
        var receiver = _context.Receiver(at);
        if (receiver is "self" or "cls" or "this") return IsInClassOfKin(span);
        if (receiver == outer.Name) return true;
        return receiver is not null && _context.IsMadeFrom(receiver, outer.Name) ? true : null;
    }

    /// <summary>In the class itself, or in one that names it among its bases; a class that does not know it means its own.</summary>
    private bool? IsInClassOfKin(TextSpan span)
    {
        var around = _source.All.LastOrDefault(member => MemberWords.IsType(member.Kind) && member.Full.Contains(span));
        if (around is null) return _home.IsObject && _home.Member!.Full.Contains(span) ? true : null;
        if (ReferenceEquals(around, _home.Member)) return true;
        var heads = _source.Words.Where(word => word.Kind == SourceWordKind.Name && around.Header.Contains(word.Span) && word.Span != around.NameSpan).Select(word => word.Span.In(_source.Text)).ToList();
        return heads.Contains(_home.Member!.Name);
    }

    private bool IsInFunction(TextSpan span) =>
        _source.All.Any(member => member.Body is { } body && !MemberWords.IsType(member.Kind) && _home.Member!.Full.Contains(member.Full) && !ReferenceEquals(member, _home.Member) && body.Contains(span));

    private bool IsOtherDeclaration(TextSpan span) => _source.All.Any(member => member.NameSpan == span && !_members.Contains(member));

    /// <summary>Of the file or a function: wherever the name stands alone within, if nobody else may have bound it.</summary>
    private bool? IsVariable(int at)
    {
        var span = _context[at].Span;
        if (IsDeclared(span)) return true;
        if (_context.IsDotted(at)) return false;
        if (_home.Member is { } outer && !outer.Full.Contains(span)) return false;
        if (_source.All.FirstOrDefault(member => member.NameSpan == span && !_members.Contains(member)) is { } other)
        {
            return _source.ContainerOf(other) is { } home && MemberWords.IsType(home.Kind) ? false : null;
        }

        if (_source.IsScript && _context.IsKey(at)) return false;
        if (_context.IsKeyword(at)) return false;
        return _context.IsShorthand(at) && _source.IsScript || _context.IsParameter(at) || IsBoundAnew(at) ? null : true;
    }

    private bool IsBoundAnew(int at)
    {
        if (Binding.Contains(_context.Text(at - 1))) return true;
        var isAssigned = _context.Text(at + 1) == "=" && _context.Text(at + 2) != "=";
        var isFunction = _members.Any(member => member.Kind != MemberKind.Field);
        return isAssigned && (isFunction || _source.All.Any(member => member.Body is { } body && member.Signature is not null && body.Contains(_context[at].Span)));
    }
}
