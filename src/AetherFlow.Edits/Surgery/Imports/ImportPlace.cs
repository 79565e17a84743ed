namespace AetherFlow.Edits;

/// <summary>Says where a new import goes.</summary>
internal static class ImportPlace
{
    public static TextSplice Of(MemberHome home, string code, OutlineMember added)
    {
        var source = home.Source;
        var imports = AtHead(home);
        if (imports.Find(own => MustFollow(source, own, added, code)) is { } follower) return Before(source, follower, code, home.Indentation);
        if (imports.Count > 0) return After(source, imports[^1], code, home.Indentation);
        return AtHead(source, code);
    }

    /// <summary>In the block at the head, not in a condition, nor behind what uses the file's own declarations.</summary>
    private static List<OutlineMember> AtHead(MemberHome home)
    {
        var source = home.Source;
        var (indentation, conditions) = (home.Indentation, Conditions(source));
        var end = home.Members.Where(member => !MemberWords.IsRow(member.Kind)).Select(member => member.Full.Start).DefaultIfEmpty(int.MaxValue).Min();
        return
        [
            .. home.Members.Where(member =>
                member.Kind == MemberKind.Import && member.Full.Start < end && member.Indentation == indentation &&
                source.IsFirstOfLine(member.Declaration.Start) && !conditions.Exists(one => one.Contains(member.Declaration))),
        ];
    }

    /// <summary>From each outermost <c>#if</c> to its <c>#endif</c>.</summary>
    private static List<TextSpan> Conditions(SurgicalText source)
    {
        var found = new List<TextSpan>();
        if (source.Language != SourceLanguage.CSharp) return found;
        var (depth, start) = (0, 0);
        foreach (var word in source.Words.Where(word => word.Kind == SourceWordKind.Comment && source.Text[word.Span.Start] == '#'))
        {
            var directive = source.Text.AsSpan(word.Span.Start + 1, word.Span.Length - 1).TrimStart();
            if (directive.StartsWith("if") && depth++ == 0) start = word.Span.Start;
            if (directive.StartsWith("endif") && --depth == 0) found.Add(new TextSpan(start, word.Span.End));
        }

        return found;
    }

    /// <summary>Whether the language wants the new one before one that stands there.</summary>
    private static bool MustFollow(SurgicalText source, OutlineMember own, OutlineMember added, string code)
    {
        if (source.Language == SourceLanguage.Python) return added.Name == "__future__" && own.Name != "__future__";
        return source.Language == SourceLanguage.CSharp && Rank(code) < Rank(own.Declaration.In(source.Text));
    }

    private static int Rank(string import) =>
        import.StartsWith("extern ", StringComparison.Ordinal) ? 0 : import.StartsWith("global ", StringComparison.Ordinal) ? 1 : 2;

    private static TextSplice Before(SurgicalText source, OutlineMember import, string code, string indentation)
    {
        var lead = MemberLead.Of(source, import);
        var isFirst = source.IsBlank(source.Start, import.Full.Start);
        var at = source.LineStart(isFirst ? lead.Comments.End : import.Full.Start);
        return TextSplice.Insert(at, indentation + code + source.LineEndAt(at));
    }

    private static TextSplice After(SurgicalText source, OutlineMember import, string code, string indentation)
    {
        var at = source.AfterRemark(MemberExtent.End(source, import));
        var stop = source.LineStop(at);
        var lineEnd = source.LineEndAt(at);
        return source.IsBlank(at, stop)
            ? TextSplice.Insert(stop, lineEnd + indentation + code)
            : new TextSplice(at, source.AfterBlanks(at), lineEnd + indentation + code + lineEnd + indentation);
    }

    private static TextSplice AtHead(SurgicalText source, string code)
    {
        var at = FileHead.End(source);
        var lineEnd = source.LineEndAt(at);
        var next = at;
        while (next < source.Text.Length && char.IsWhiteSpace(source.Text[next])) next++;
        var hasNext = next < source.Text.Length;
        if (at == source.LineStart(at) && at <= 1) return TextSplice.Insert(at, code + lineEnd + (hasNext && MemberSpacing.Ends(source.Text.AsSpan(at, next - at)) == 0 ? lineEnd : ""));
        var blanks = MemberSpacing.Ends(source.Text.AsSpan(at, next - at));
        return TextSplice.Insert(at, lineEnd + lineEnd + code + (hasNext && blanks < 2 ? lineEnd : ""));
    }
}
