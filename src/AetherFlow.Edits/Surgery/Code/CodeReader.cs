using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>Reads the code of an operation as what it should be: members of the right kind, and nothing besides.</summary>
internal static class CodeReader
{
    public static (CodePiece? Piece, EditProblem? Problem) Read(MemberHome home, string code, SurgicalSubject subject)
    {
        var source = home.Source;
        var text = CodeText.Of(code, source.Language, source.Unit);
        if (text.Text.Length == 0) return (null, SurgicalProblems.Missing("code", $"the {subject.Word()} to put in"));
        var frame = CodeFrame.Of(home);
        var outline = Outlines.Of(source.Language, frame.Opening + text.Text + frame.Closing)!;
        if (outline.Faults is [var fault, ..]) return (null, Unparsable(fault, frame, text.Text, subject));
        if (MembersIn(outline, frame) is not { } members) return (null, SurgicalProblems.BadCode("The code closes a block that it did not open.", $"Give one {subject.Word()}, whole, and nothing around it."));
        var piece = new CodePiece { Code = text, Members = members, Words = SourceWords.Of(source.Language, text.Text) };
        return CodeCheck.Find(source, piece, subject, home.IsList) is { } problem ? (null, problem) : (piece, null);
    }

    private static EditProblem Unparsable(SyntaxFault fault, CodeFrame frame, string code, SurgicalSubject subject)
    {
        var count = code.AsSpan().Count('\n') + 1;
        var line = Math.Clamp(fault.Line - frame.Opening.AsSpan().Count('\n'), 1, count);
        return SurgicalProblems.BadCode(
            $"The code does not parse as a {subject.Word()}: its line {line}: {fault.Message} The line is `{code.Split('\n')[line - 1].Trim()}`.",
            "Give source code only, complete, without words around it.");
    }

    /// <returns>Null where the code broke out of its frame.</returns>
    private static ImmutableArray<OutlineMember>? MembersIn(Outline outline, CodeFrame frame)
    {
        if (frame.Opening.Length == 0) return outline.Members;
        return outline.Members is [var only] ? [.. only.Members.Select(member => Moved(member, -frame.Opening.Length))] : null;
    }

    private static OutlineMember Moved(OutlineMember member, int by) => member with
    {
        Full = Moved(member.Full, by),
        Declaration = Moved(member.Declaration, by),
        Header = Moved(member.Header, by),
        Body = member.Body is { } body ? Moved(body, by) : null,
        NameSpan = member.NameSpan is { } name ? Moved(name, by) : null,
        Members = [.. member.Members.Select(inner => Moved(inner, by))],
    };

    private static TextSpan Moved(TextSpan span, int by) => new(span.Start + by, span.End + by);
}
