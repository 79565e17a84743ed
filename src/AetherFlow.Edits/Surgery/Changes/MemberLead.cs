using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>What stands before a declaration: its comments, then its decorators or attributes.</summary>
/// <param name="Comments">From the first comment up to the first decorator; empty where there is none.</param>
/// <param name="Decorators">From the first decorator up to the declaration; empty where there is none.</param>
/// <param name="Start">Where the member's own comments begin: a notice at the head of the file belongs to the file.</param>
internal sealed record MemberLead(TextSpan Comments, TextSpan Decorators, int Start)
{
    public static MemberLead Of(SurgicalText source, OutlineMember member) => Of(member, source.Text, source.Words);

    public static MemberLead Of(OutlineMember member, CodePiece piece) => Of(member, piece.Text, piece.Words);

    private static MemberLead Of(OutlineMember member, string text, ImmutableArray<SourceWord> words)
    {
        var end = member.Declaration.Start;
        var first = SourceWords.IndexFrom(words, member.Full.Start);
        var start = first == 0 ? AfterNotice(text, words, end) : member.Full.Start;
        while (first < words.Length && words[first].Span.Start < end && words[first].Kind == SourceWordKind.Comment) first++;
        var split = first < words.Length && words[first].Span.Start < end ? words[first].Span.Start : end;
        return new MemberLead(new TextSpan(start, split), new TextSpan(split, end), start);
    }

    /// <summary>Behind a licence with all lines of it, and words for tools.</summary>
    private static int AfterNotice(string text, ImmutableArray<SourceWord> words, int end)
    {
        var isNotice = false;
        foreach (var word in words)
        {
            if (word.Kind != SourceWordKind.Comment || word.Span.Start >= end) return word.Span.Start;
            var comment = word.Span.In(text);
            isNotice = FileHead.IsNotice(comment) || (isNotice && !comment.StartsWith("/*", StringComparison.Ordinal) && !comment.StartsWith("///", StringComparison.Ordinal));
            if (!isNotice) return word.Span.Start;
        }

        return end;
    }
}
