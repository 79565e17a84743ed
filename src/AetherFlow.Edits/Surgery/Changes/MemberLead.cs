namespace AetherFlow.Edits;

/// <summary>What stands before a declaration: its comments, then its decorators or attributes.</summary>
/// <param name="Comments">From the first comment up to the first decorator; empty where there is none.</param>
/// <param name="Decorators">From the first decorator up to the declaration; empty where there is none.</param>
internal sealed record MemberLead(TextSpan Comments, TextSpan Decorators)
{
    public static MemberLead Of(OutlineMember member, IEnumerable<SourceWord> words)
    {
        var (start, end) = (member.Full.Start, member.Declaration.Start);
        var first = words.FirstOrDefault(word => word.Span.Start >= start && word.Span.End <= end && word.Kind != SourceWordKind.Comment);
        var split = first.Span.Length > 0 ? first.Span.Start : end;
        return new MemberLead(new TextSpan(start, split), new TextSpan(split, end));
    }
}
