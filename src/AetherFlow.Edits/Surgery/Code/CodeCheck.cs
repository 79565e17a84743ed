using System.Text.RegularExpressions;

namespace AetherFlow.Edits;

/// <summary>What parses may still be the wrong thing: another kind of member, statements beside it, or a remark that the rest stays.</summary>
internal static partial class CodeCheck
{
    /// <returns>Null where the code is what it should be.</returns>
    public static EditProblem? Find(SurgicalText source, CodePiece piece, SurgicalSubject subject, bool isList)
    {
        if (Stray(piece, isList) is { } stray) return SurgicalProblems.BadCode($"Besides a {subject.Word()}, the code has text that is none: `{stray}`.", $"Give the {subject.Word()} and nothing else.");
        if (piece.Members.IsEmpty) return SurgicalProblems.BadCode($"The code declares no {subject.Word()}.", $"Give the {subject.Word()} with its head and its body.");
        var wrong = piece.Members.FirstOrDefault(member => !subject.Fits(member.Kind, source.Language));
        if (wrong is not null) return SurgicalProblems.BadCode($"The code declares the {wrong.Kind.Word()} `{wrong.Name}` where a {subject.Word()} is wanted.", $"Give a {subject.Word()} only, or use the operation for a {wrong.Kind.Word()}.");
        return Elision(source, piece) is { } elision
            ? new EditProblem("edit.elided", $"The code leaves something out: `{elision}`.", "Give the whole member; what is left out would be lost.")
            : null;
    }

    /// <summary>The first line of what belongs to no member and is no comment.</summary>
    private static string? Stray(CodePiece piece, bool isList)
    {
        var word = piece.Words.FirstOrDefault(word =>
            word.Kind != SourceWordKind.Comment &&
            !piece.Members.Any(member => member.Full.Contains(word.Span)) &&
            !(IsShared(piece, word.Span) || IsSeparator(word.Span.In(piece.Text), isList)));
        return word.Span.Length == 0 ? null : piece.Text[word.Span.Start..].Split('\n')[0].Trim();
    }

    private static bool IsSeparator(string word, bool isList) => word == ";" || (isList && word == ",");

    /// <summary>Between variables that share a declaration, and the type before them.</summary>
    private static bool IsShared(CodePiece piece, TextSpan span) =>
        piece.Members.All(member => member.Kind == MemberKind.Field) && piece.Members.Length > 1 && span.End <= piece.Members[^1].Full.End;

    /// <summary>A comment in the place of code, as "rest of the class unchanged", that the file does not have itself.</summary>
    private static string? Elision(SurgicalText source, CodePiece piece) => piece.Words
        .Where(word => word.Kind == SourceWordKind.Comment)
        .Select(word => word.Span.In(piece.Text).Trim())
        .FirstOrDefault(comment => ElidingComment().IsMatch(comment) && !source.Text.Contains(comment, StringComparison.Ordinal));

    [GeneratedRegex(
        @"^(//|#|/\*)\W*((\.\.\.|…)\s*(the\s+)?(rest|existing|remaining|other|previous|unchanged|same|more)\b.*|((the\s+)?(rest|remainder)\s+of|existing\s+(code|methods?|implementation|members?)|(other|remaining)\s+(code|methods?|members?))\b.*(\.\.\.|…|unchanged|as before|(the\s+)?same|here|omitted).*|(unchanged|same as before)\W*)$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ElidingComment();
}
