namespace AetherFlow.Edits;

/// <summary>Says where a new import goes.</summary>
internal static class ImportPlace
{
    public static TextSplice Of(MemberHome home, string code, OutlineMember added)
    {
        var source = home.Source;
        var imports = home.Members.Where(member => member.Kind == MemberKind.Import && IsAtHead(home, member)).ToList();
        if (imports.Find(own => MustFollow(source, own, added, code)) is { } follower) return Before(source, follower, code, home.Indentation);
        if (imports.Count > 0) return After(source, imports[^1], code, home.Indentation);
        return AtHead(source, code);
    }

    /// <summary>In the block at the head, not in a condition, nor behind what uses the file's own declarations.</summary>
    private static bool IsAtHead(MemberHome home, OutlineMember import) =>
        import.Indentation == home.Indentation && home.Source.IsFirstOfLine(import.Declaration.Start) &&
        !home.Members.Any(other => !MemberWords.IsRow(other.Kind) && other.Full.Start < import.Full.Start);

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
        var lead = MemberLead.Of(import, source.Words);
        var isFirst = source.IsBlank(source.Text.StartsWith('\uFEFF') ? 1 : 0, import.Full.Start);
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
