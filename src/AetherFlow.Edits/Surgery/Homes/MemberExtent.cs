namespace AetherFlow.Edits;

/// <summary>How far a member reaches with what stands around it: the rest of a shared declaration, a separator, a remark behind it.</summary>
internal static class MemberExtent
{
    /// <summary>Whether the member is one variable of a declaration of several, and only its own piece of it.</summary>
    public static bool IsShared(SurgicalText source, OutlineMember member)
    {
        if (member.Full != member.Declaration || member.NameSpan is not { } name || name.Start != member.Full.Start) return false;
        if (source.Language == SourceLanguage.CSharp) return member.Kind == MemberKind.Field && source.Text[member.Full.End - 1] != ';';
        if (!source.IsScript || source.Members.ContainerOf(member) is { } outer && (MemberWords.IsType(outer.Kind) || new MemberHome(source, outer).IsObject)) return false;
        return source.NextVisible(member.Full.End).In(source.Text) == "," || source.LastVisible(member.Full.Start).In(source.Text) == ",";
    }

    /// <summary>Whether the whole statement belongs to others as well, as that of <c>a, b = 1, 2</c> does.</summary>
    public static bool IsCommon(SurgicalText source, OutlineMember member) => source.HomeOf(member).Members.Any(other =>
        !ReferenceEquals(other, member) && other.Full.Start < member.Full.End && member.Full.Start < other.Full.End);

    /// <summary>The end of the member's statement, with a comma or semicolon that is not part of it.</summary>
    public static int End(SurgicalText source, OutlineMember member)
    {
        if (IsShared(source, member)) return EndOfStatement(source, member.Full.End);
        var at = source.AfterBlanks(member.Full.End);
        return at < source.Text.Length && source.Text[at] is ',' or ';' && source.Text[member.Full.End - 1] is not (',' or ';') ? at + 1 : member.Full.End;
    }

    /// <summary>The beginning of the member's statement, comments included.</summary>
    public static int Start(SurgicalText source, OutlineMember member)
    {
        if (!IsShared(source, member)) return member.Full.Start;
        var at = source.LineStart(member.Full.Start);
        return source.AfterBlanks(at);
    }

    private static int EndOfStatement(SurgicalText source, int from)
    {
        var depth = 0;
        foreach (var word in source.Words.Skip(source.WordFrom(from)).Where(word => word.Kind == SourceWordKind.Mark))
        {
            switch (word.Span.In(source.Text))
            {
                case "(" or "[" or "{":
                    depth++;
                    break;
                case ")" or "]" or "}":
                    depth--;
                    break;
                case ";" when depth == 0:
                    return word.Span.End;
            }
        }

        return from;
    }
}
