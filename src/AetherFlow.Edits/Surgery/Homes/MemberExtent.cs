namespace AetherFlow.Edits;

/// <summary>How far a member reaches with what stands around it: the rest of a shared declaration, a separator, a remark behind it.</summary>
internal static class MemberExtent
{
    /// <summary>Whether the member is one variable of a declaration of several.</summary>
    public static bool IsShared(SurgicalText source, OutlineMember member) =>
        source.Language == SourceLanguage.CSharp && member.Kind == MemberKind.Field && member.Full == member.Declaration &&
        member.NameSpan is { } name && name.Start == member.Full.Start && source.Text[member.Full.End - 1] != ';';

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
        foreach (var word in source.Words.Where(word => word.Kind == SourceWordKind.Mark && word.Span.Start >= from))
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
