using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>Puts code between, before or behind the members of a home, on lines of its own.</summary>
internal sealed class Insertion(MemberHome home, CodePiece piece)
{
    private readonly SurgicalText _source = home.Source;
    private readonly string _indentation = home.Indentation;

    private MemberKind First => piece.Members[0].Kind;

    private MemberKind Last => piece.Members[^1].Kind;

    public ImmutableArray<TextSplice> After(OutlineMember anchor)
    {
        var end = MemberExtent.End(_source, anchor);
        var hasComma = !home.IsList || _source.Text[end - 1] == ',';
        var comma = !hasComma ? [TextSplice.Insert(anchor.Full.End, ",")] : home.IsList ? [] : Semicolon(_source.LastVisible(end));
        var at = _source.AfterRemark(end);
        var isLast = home.IsList && !home.Members.Any(member => member.Full.Start > anchor.Full.Start);
        return Joined(comma, At(at, Code(hasComma && home.IsList ? ',' : isLast || !home.IsList ? null : ','), MemberSpacing.Between(home, anchor.Kind, First)));
    }

    public ImmutableArray<TextSplice> Before(OutlineMember anchor)
    {
        var start = MemberExtent.Start(_source, anchor);
        var lineEnd = _source.LineEndAt(start);
        var code = Code(home.IsList ? ',' : null);
        var behind = Ends(lineEnd, MemberSpacing.Between(home, Last, anchor.Kind) + 1);
        if (!_source.IsFirstOfLine(start))
        {
            return [new TextSplice(_source.BeforeBlanks(start), start, lineEnd + _indentation + code + behind + _indentation)];
        }

        var line = _source.LineStart(start);
        var before = home.Members.LastOrDefault(member => member.Full.End <= start);
        var missing = before is null ? 0 : MemberSpacing.Between(home, before.Kind, First) - BlankBefore(line);
        return [TextSplice.Insert(line, Ends(lineEnd, Math.Max(0, missing)) + _indentation + code + behind)];
    }

    /// <summary>Behind all that the home has: before its closing brace, or the file's end.</summary>
    public ImmutableArray<TextSplice> AtEnd()
    {
        if (home.Member is { Body: null } bare) return Opened(bare);
        var body = home.Member?.Body ?? new TextSpan(_source.Start, _source.Text.Length);
        if (home.IsOpen) body = body with { End = _source.Text.Length };
        var visible = body.Start + _source.Text[body.Start..body.End].TrimEnd().Length;
        var lastMember = home.Members.LastOrDefault(member => member.Full.End <= visible);
        var gap = lastMember is null ? home.IsOpen ? 1 : 0 : MemberSpacing.Between(home, lastMember.Kind, First);
        var (separator, code) = Separated(_source.LastVisible(visible), body);
        if (_source.IsBlank(body.Start, body.End)) return Alone(body, code);
        if (home.IsOpen || (_source.IsFirstOfLine(body.End) && _source.LineStart(visible) != _source.LineStart(body.End)))
        {
            var stop = _source.LineStop(visible);
            return Joined(separator, TextSplice.Insert(stop, Ends(_source.LineEndAt(visible), gap + 1) + _indentation + code));
        }

        var lineEnd = _source.LineEndAt(visible);
        return Joined(separator, new TextSplice(visible, body.End, Ends(lineEnd, gap + 1) + _indentation + code + lineEnd + home.Member!.Indentation));
    }

    /// <summary>In place of a body that says only that there is none, as Python's <c>pass</c>.</summary>
    public ImmutableArray<TextSplice> InPlaceOf(TextSpan empty)
    {
        var lineEnd = _source.LineEndAt(empty.Start);
        return _source.IsFirstOfLine(empty.Start)
            ? [new TextSplice(_source.LineStart(empty.Start), empty.End, _indentation + Code(null))]
            : [new TextSplice(_source.BeforeBlanks(empty.Start), empty.End, lineEnd + _indentation + Code(null))];
    }

    /// <summary>On lines of its own behind a place, with as many blank lines before, and enough behind.</summary>
    public TextSplice At(int at, string code, int blankLines)
    {
        var lineEnd = _source.LineEndAt(at);
        var inserted = Ends(lineEnd, blankLines + 1) + _indentation + code;
        var following = home.Members.FirstOrDefault(member => member.Full.Start >= at);
        var wanted = following is null ? 0 : MemberSpacing.Between(home, Last, following.Kind);
        var stop = _source.LineStop(at);
        if (!_source.IsBlank(at, stop))
        {
            var rest = following is not null && _source.IsBlank(at, following.Full.Start) ? _indentation : home.Member?.Indentation ?? "";
            return new TextSplice(at, _source.AfterBlanks(at), inserted + Ends(lineEnd, wanted + 1) + rest);
        }

        var next = stop;
        while (next < _source.Text.Length && char.IsWhiteSpace(_source.Text[next])) next++;
        var isNextMember = following is not null && next >= following.Full.Start;
        var missing = isNextMember || (next < _source.Text.Length && home.Member is null) ? Math.Max(wanted, isNextMember ? 0 : Default()) - (MemberSpacing.Ends(_source.Text.AsSpan(stop, next - stop)) - 1) : 0;
        return new TextSplice(stop, stop, inserted + Ends(lineEnd, Math.Max(0, missing)));
    }

    public string Code(char? separator)
    {
        var trimmed = home.IsList ? piece.WithoutSeparator(',') : piece.Whole;
        var lineEnd = _source.LineEndAt(home.Member?.Declaration.Start ?? 0);
        var code = piece.Code.Render(trimmed, _indentation, lineEnd);
        return separator is { } sign && piece.Text[piece.Members[^1].Full.End - 1] != sign ? code + sign : code;
    }

    /// <summary>Blank lines between statements of a file and code that comes before them.</summary>
    private int Default() => MemberWords.IsRow(Last) ? 0 : _source.Language == SourceLanguage.Python ? 2 : 1;

    /// <summary>The comma that the last value lacks, and the code with one where the list ends with one.</summary>
    private (ImmutableArray<TextSplice> Separator, string Code) Separated(TextSpan last, TextSpan body)
    {
        if (last.Length == 0 || last.Start < body.Start) return ([], Code(null));
        if (!home.IsList) return (Semicolon(last), Code(null));
        return last.In(_source.Text) == "," ? ([], Code(',')) : ([TextSplice.Insert(last.End, ",")], Code(null));
    }

    /// <summary>A field or variable without a semicolon would go on with code that begins with a bracket, or with a star.</summary>
    private ImmutableArray<TextSplice> Semicolon(TextSpan last) =>
        _source.IsScript && piece.Text[piece.Members[0].Full.Start] is '(' or '[' or '*' or '`' or '+' or '-' or '/' && last.In(_source.Text) is not (";" or "}" or "{")
            ? [TextSplice.Insert(last.End, ";")]
            : [];

    /// <summary>Between braces with nothing in them.</summary>
    private ImmutableArray<TextSplice> Alone(TextSpan body, string code)
    {
        var lineEnd = _source.LineEndAt(body.Start);
        if (home.Member is null) return [new TextSplice(body.Start, body.End, code + lineEnd)];
        return home.IsOpen
            ? [new TextSplice(body.Start, body.End, lineEnd + lineEnd + _indentation + code + lineEnd)]
            : [new TextSplice(body.Start, body.End, lineEnd + _indentation + code + lineEnd + home.Member.Indentation)];
    }

    /// <summary>A type that ends with a semicolon gets braces instead.</summary>
    private ImmutableArray<TextSplice> Opened(OutlineMember bare)
    {
        var lineEnd = _source.LineEndAt(bare.Declaration.End);
        var end = _source.Text[bare.Full.End - 1] == ';' ? bare.Full.End - 1 : bare.Full.End;
        return [new TextSplice(_source.BeforeBlanks(end), bare.Full.End, $"{lineEnd}{bare.Indentation}{{{lineEnd}{_indentation}{Code(null)}{lineEnd}{bare.Indentation}}}")];
    }

    private int BlankBefore(int lineStart)
    {
        var at = lineStart;
        while (at > 0 && char.IsWhiteSpace(_source.Text[at - 1])) at--;
        return at == 0 ? int.MaxValue : MemberSpacing.Ends(_source.Text.AsSpan(at, lineStart - at)) - 1;
    }

    private static ImmutableArray<TextSplice> Joined(ImmutableArray<TextSplice> first, TextSplice second) => [.. first, second];

    private static string Ends(string lineEnd, int count) => string.Concat(Enumerable.Repeat(lineEnd, count));
}
