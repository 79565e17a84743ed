using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>Where the end of a home is, which is not always its last line.</summary>
internal static class EndPlace
{
    public static ImmutableArray<TextSplice> Of(MemberHome home, Insertion insertion, SurgicalSubject subject, CodePiece piece)
    {
        if (home.Source.Language == SourceLanguage.CSharp) return OfCSharp(home, insertion, subject, piece);
        if (home.Member is null) return OfFile(home, insertion, piece);
        return home.Source.Language == SourceLanguage.Python ? OfPython(home, insertion, piece) : insertion.AtEnd();
    }

    /// <summary>A program's functions stand before its types.</summary>
    private static ImmutableArray<TextSplice> OfCSharp(MemberHome home, Insertion insertion, SurgicalSubject subject, CodePiece piece)
    {
        if (home.Member is not null || subject != SurgicalSubject.Function) return insertion.AtEnd();
        var types = home.Members.FirstOrDefault(member => MemberWords.IsType(member.Kind) || member.Kind == MemberKind.Namespace);
        return types is null ? insertion.AtEnd() : insertion.Before(types);
    }

    /// <summary>
    /// Behind the last class or function, so that what runs at the end of a script (a main guard, an export, a call) still runs
    /// after all is defined; without any, behind the last declaration.
    /// </summary>
    private static ImmutableArray<TextSplice> OfFile(MemberHome home, Insertion insertion, CodePiece piece)
    {
        var own = home.Members.Where(member => member.Indentation.Length == 0 && home.Source.IsFirstOfLine(member.Declaration.Start)).ToList();
        var last = own.LastOrDefault(member => !MemberWords.IsRow(member.Kind)) ?? own.LastOrDefault();
        return last is null ? insertion.AtEnd() : insertion.After(last);
    }

    private static ImmutableArray<TextSplice> OfPython(MemberHome home, Insertion insertion, CodePiece piece)
    {
        var source = home.Source;
        var body = home.Member!.Body!.Value;
        var line = source.AfterBlanks(source.LineStart(body.End));
        var lastStatement = new TextSpan(Math.Max(body.Start, line), body.End);
        var isOwn = source.LineStart(body.End) <= body.Start || source.Text[source.LineStart(line)..line] == home.Indentation;
        if (isOwn && lastStatement.In(source.Text).Trim() is "pass" or "..." && source.AfterRemark(body.End) == body.End) return insertion.InPlaceOf(lastStatement);
        var gap = home.Members.LastOrDefault() is { } member ? MemberSpacing.Between(home, member.Kind, piece.Members[0].Kind) : 1;
        var end = source.AfterRemark(body.End);
        var added = insertion.At(end, insertion.Code(null), gap);
        if (source.IsFirstOfLine(body.Start)) return [added];
        var opening = new TextSplice(source.BeforeBlanks(body.Start), body.Start, source.LineEndAt(body.Start) + home.Indentation);
        return [opening, added];
    }
}
