namespace AetherFlow.Edits;

/// <summary>Puts other code in the place of a member.</summary>
internal static class Modification
{
    public static SurgicalOutcome Of(SurgicalText source, SurgicalOperation operation, SurgicalSubject subject)
    {
        if (string.IsNullOrWhiteSpace(operation.Target)) return SurgicalOutcome.Failed(SurgicalProblems.Missing("target", $"the {subject.Word()} to change"));
        if (string.IsNullOrWhiteSpace(operation.Code)) return SurgicalOutcome.Failed(SurgicalProblems.Missing("code", $"the whole new {subject.Word()}"));
        var (member, targetProblem) = TargetSearch.Find(source, operation.Target, subject);
        if (member is null) return SurgicalOutcome.Failed(targetProblem!);
        if (MemberExtent.IsShared(source, member) || MemberExtent.IsCommon(source, member)) return SurgicalOutcome.Failed(SurgicalProblems.Shared(source, member));
        var (piece, codeProblem) = CodeReader.Read(source.HomeOf(member), operation.Code, subject);
        if (piece is null) return SurgicalOutcome.Failed(codeProblem!);
        return Misfit(source, member, piece) is { } misfit ? SurgicalOutcome.Failed(misfit) : Replaced(source, member, piece);
    }

    private static EditProblem? Misfit(SurgicalText source, OutlineMember member, CodePiece piece)
    {
        if (piece.Members is not [var only])
        {
            return SurgicalProblems.BadCode($"The code declares {piece.Members.Length} members where `{member.Path}` is one.", "Give that one only; add the others with operations of their own.");
        }

        if (only.Name != member.Name)
        {
            return SurgicalProblems.BadCode($"The code declares `{only.Name}`, not `{member.Name}`.", "Keep the name, or use `rename`, which changes the uses too.");
        }

        // Elsewhere nothing but decorators and words like `get` tells members of one name apart, and those stay.
        if (source.Language != SourceLanguage.CSharp) return null;
        var rival = source.HomeOf(member).Members.FirstOrDefault(own => !ReferenceEquals(own, member) && MemberIdentity.IsSame(source, own, piece, only));
        return rival is not null && !MemberIdentity.IsSame(source, member, piece, only)
            ? SurgicalProblems.Exists(source, rival, "Two members cannot have the same name and parameters.")
            : null;
    }

    private static SurgicalOutcome Replaced(SurgicalText source, OutlineMember member, CodePiece piece)
    {
        var added = piece.Members[0];
        var old = MemberLead.Of(source, member);
        var lead = MemberLead.Of(added, piece);
        // What stands before the first member of the code, as a detached comment, comes along.
        var comments = new TextSpan(old.Start > member.Full.Start ? lead.Start : 0, lead.Comments.End);
        var bringsComments = !string.IsNullOrWhiteSpace(comments.In(piece.Text));
        var bringsDecorators = lead.Decorators.Length > 0;
        var indentation = member.Indentation;
        var lineEnd = source.LineEndAt(member.Full.Start);
        string Own(TextSpan span) => piece.Code.Render(span, indentation, lineEnd);
        var text = (bringsComments ? Own(comments) : old.Comments.In(source.Text))
            + (bringsDecorators ? Own(lead.Decorators) : old.Decorators.In(source.Text))
            + Export(source, member, piece, added)
            + Own(new TextSpan(added.Declaration.Start, End(source, member, piece)));
        if (LacksSemicolon(source, member, piece)) text += ";";
        if (!ExtendsToLineEnd(source, member) && EndsInLineComment(piece)) text += lineEnd + indentation;
        var replaced = new TextSpan(old.Start, member.Full.End);
        return text == replaced.In(source.Text)
            ? SurgicalOutcome.AlreadyApplied(member.Full)
            : SurgicalOutcome.Change(member.Full, new TextSplice(replaced.Start, replaced.End, text));
    }

    /// <summary>A module still exports what it exported: models leave the word out that stands before the function they were asked for.</summary>
    private static string Export(SurgicalText source, OutlineMember member, CodePiece piece, OutlineMember added)
    {
        if (!source.IsScript) return "";
        var own = Exporting(member.Declaration.In(source.Text));
        return Exporting(added.Declaration.In(piece.Text)).Length > 0 ? "" : own;
    }

    public static string Exporting(string declaration) =>
        declaration.StartsWith("export default ", StringComparison.Ordinal) ? "export default "
        : declaration.StartsWith("export ", StringComparison.Ordinal) ? "export "
        : "";

    /// <summary>Without a separator that stands behind the old member and stays there.</summary>
    private static int End(SurgicalText source, OutlineMember member, CodePiece piece)
    {
        var next = source.AfterBlanks(member.Full.End);
        var sign = next < source.Text.Length ? source.Text[next] : '\0';
        if (sign is not (',' or ';')) return piece.WithoutSeparator(',').End;
        if (piece.WithoutSeparator(sign).End is var end && end < piece.Text.Length) return end;
        return piece.Text.EndsWith(sign) && source.Text[member.Full.End - 1] != sign ? piece.Text.Length - 1 : piece.Text.Length;
    }

    /// <summary>A variable or field that had a semicolon would go on with the next line without one.</summary>
    private static bool LacksSemicolon(SurgicalText source, OutlineMember member, CodePiece piece)
    {
        if (!source.IsScript || source.Text[member.Full.End - 1] != ';' || piece.Text.EndsWith(';') || EndsInLineComment(piece)) return false;
        var added = piece.Members[0];
        return added.Kind == MemberKind.Field || (added.NameSpan is { } name && piece.Text.AsSpan(name.End).TrimStart() is ['=' or ':', ..]);
    }

    private static bool ExtendsToLineEnd(SurgicalText source, OutlineMember member) =>
        source.IsBlank(member.Full.End, source.LineStop(member.Full.End));

    private static bool EndsInLineComment(CodePiece piece) =>
        piece.Words[^1] is { Kind: SourceWordKind.Comment } last && !piece.Text[last.Span.Start..].EndsWith("*/", StringComparison.Ordinal);
}
