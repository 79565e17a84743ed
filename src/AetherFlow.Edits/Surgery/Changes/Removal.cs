using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>Takes a member out, with its comments and decorators, and the blank lines that only it needed.</summary>
internal static class Removal
{
    public static SurgicalOutcome Of(SurgicalText source, SurgicalOperation operation, SurgicalSubject subject)
    {
        if (string.IsNullOrWhiteSpace(operation.Target)) return SurgicalOutcome.Failed(SurgicalProblems.Missing("target", $"the {subject.Word()} to remove"));
        var (member, problem) = TargetSearch.Find(source, operation.Target, subject);
        if (member is null) return SurgicalOutcome.Failed(problem!);
        return MemberExtent.IsCommon(source, member) ? SurgicalOutcome.Failed(SurgicalProblems.Shared(source, member)) : Of(source, member);
    }

    public static SurgicalOutcome Of(SurgicalText source, OutlineMember member)
    {
        var home = source.HomeOf(member);
        if (MemberExtent.IsShared(source, member)) return SurgicalOutcome.Change(member.Full, OutOfList(source, home, member));
        if (source.Language == SourceLanguage.Python && IsAllOfBlock(source, member)) return SurgicalOutcome.Change(member.Full, new TextSplice(member.Full.Start, member.Full.End, "pass"));
        return SurgicalOutcome.Change(member.Full, [.. CommaBefore(source, home, member), Taken(source, home, member)]);
    }

    /// <summary>The member, its separator and its remark; where the line has nothing else, the line.</summary>
    private static TextSplice Taken(SurgicalText source, MemberHome home, OutlineMember member)
    {
        var lead = MemberLead.Of(source, member);
        var start = KeepsLead(source, member) ? lead.Comments.End : lead.Start;
        var end = source.AfterRemark(MemberExtent.End(source, member));
        if (!source.IsFirstOfLine(start)) return new TextSplice(source.IsBlank(end, source.LineStop(end)) ? source.BeforeBlanks(start) : start, source.AfterBlanks(end), "");
        if (!source.IsBlank(end, source.LineStop(end))) return new TextSplice(start, source.AfterBlanks(end), "");
        var (first, next) = (source.LineStart(start), source.NextLine(source.LineStop(end)));
        var above = first;
        while (above > source.Start && source.IsBlank(source.LineStart(above - 1), above)) above = source.LineStart(above - 1);
        var below = next;
        while (below < source.Text.Length && source.IsBlank(below, source.LineStop(below))) below = source.NextLine(below);
        var body = home.Member?.Body ?? new TextSpan(0, source.Text.Length);
        var isFirst = above == source.Start || body.Start >= first || source.IsBlank(body.Start, first);
        var isLast = below >= source.Text.Length || (!home.IsOpen && (body.End <= next || source.IsBlank(next, body.End)));
        if (isLast && below >= source.Text.Length) return AtEndOfText(source, isFirst ? first : above, next);
        if (isLast) return new TextSplice(isFirst ? first : above, next, "");
        if (isFirst) return new TextSplice(first, below, "");
        // Of the blank lines on both sides, the greater number stays.
        return MemberSpacing.Ends(source.Text.AsSpan(above, first - above)) >= MemberSpacing.Ends(source.Text.AsSpan(next, below - next))
            ? new TextSplice(first, below, "")
            : new TextSplice(above, next, "");
    }

    /// <summary>A text without a final line end gets none, and one with one keeps it.</summary>
    private static TextSplice AtEndOfText(SurgicalText source, int start, int next)
    {
        var hasFinalEnd = next > 0 && source.Text[next - 1] is '\n' or '\r';
        if (hasFinalEnd || start <= source.Start) return new TextSplice(start, next, "");
        var before = source.LineStop(source.LineStart(start - 1));
        return new TextSplice(before, next, "");
    }

    /// <summary>A licence at the head of the file touches the first import; it belongs to the file.</summary>
    private static bool KeepsLead(SurgicalText source, OutlineMember member) =>
        member.Kind == MemberKind.Import && source.IsBlank(source.Start, member.Full.Start);

    /// <summary>The last of a list without a final comma takes the comma before it along.</summary>
    private static ImmutableArray<TextSplice> CommaBefore(SurgicalText source, MemberHome home, OutlineMember member)
    {
        if (!home.IsList || MemberExtent.End(source, member) > member.Full.End || source.Text[member.Full.End - 1] == ',') return [];
        if (home.Members.LastOrDefault(other => other.Full.End <= member.Full.Start) is not { } before) return [];
        var comma = source.AfterBlanks(before.Full.End);
        return comma < source.Text.Length && source.Text[comma] == ',' ? [new TextSplice(comma, comma + 1, "")] : [];
    }

    private static TextSplice OutOfList(SurgicalText source, MemberHome home, OutlineMember member)
    {
        var comma = source.NextVisible(member.Full.End);
        if (comma.In(source.Text) == ",") return new TextSplice(member.Full.Start, source.NextVisible(comma.End).Start, "");

        var before = home.Members.Last(other => other.Full.End <= member.Full.Start);
        return new TextSplice(before.Full.End, member.Full.End, "");
    }

    /// <summary>Whether the Python block that it stands in, of a class, an <c>if</c>, a <c>try</c>, has nothing else.</summary>
    private static bool IsAllOfBlock(SurgicalText source, OutlineMember member)
    {
        if (source.LastVisible(member.Full.Start).In(source.Text) != ":") return false;
        var end = MemberExtent.End(source, member);
        var next = source.NextVisible(end).Start;
        if (next >= source.Text.Length) return true;
        if (!source.Text.AsSpan(end, next - end).ContainsAny('\r', '\n')) return false;
        return !source.IsFirstOfLine(member.Declaration.Start) || !source.Text[source.LineStart(next)..next].StartsWith(member.Indentation, StringComparison.Ordinal);
    }
}
