namespace AetherFlow.Edits;

/// <summary>How many blank lines go between two members, as the neighbours have it, else as the language's formatters do.</summary>
internal static class MemberSpacing
{
    public static int Between(MemberHome home, MemberKind first, MemberKind second)
    {
        var seen = new List<int>();
        for (var i = 1; i < home.Members.Length; i++)
        {
            var (left, right) = (home.Members[i - 1], home.Members[i]);
            if (Sort(left.Kind) == Sort(first) && Sort(right.Kind) == Sort(second) && Count(home.Source, left, right) is { } count) seen.Add(count);
        }

        return seen.GroupBy(count => count).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).FirstOrDefault()?.Key ?? Default(home, first, second);
    }

    private static int Default(MemberHome home, MemberKind first, MemberKind second)
    {
        var isRow = (MemberWords.IsRow(first) && MemberWords.IsRow(second) && first == second) || home.IsList;
        if (isRow) return 0;
        return home.Member is null && home.Source.Language == SourceLanguage.Python && IsBlock(first, second) ? 2 : 1;
    }

    private static bool IsBlock(MemberKind first, MemberKind second) => !MemberWords.IsRow(first) || !MemberWords.IsRow(second);

    private static MemberKind Sort(MemberKind kind) => kind switch
    {
        MemberKind.Field or MemberKind.EnumMember or MemberKind.Import or MemberKind.Property => kind,
        _ => MemberKind.Class,
    };

    /// <summary>Null where something else stands between the two, or they share a line.</summary>
    private static int? Count(SurgicalText source, OutlineMember left, OutlineMember right)
    {
        if (right.Full.Start < left.Full.End) return null;
        var between = source.AfterRemark(left.Full.End);
        var text = source.Text[between..right.Full.Start];
        return text.Trim(' ', '\t', '\r', '\n', ',', ';').Length == 0 && Ends(text) is var ends and > 0 ? ends - 1 : null;
    }

    /// <summary>Line ends in a text, CRLF counting once.</summary>
    public static int Ends(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'))) count++;
        }

        return count;
    }
}
