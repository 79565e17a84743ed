namespace AetherFlow.Edits;

/// <summary>When two declarations in one home cannot both be: the same name, and nothing that tells them apart.</summary>
internal static class MemberIdentity
{
    public static bool IsSame(SurgicalText source, OutlineMember own, CodePiece piece, OutlineMember added)
    {
        if (own.Name != added.Name || own.Name.Length == 0 || own.Kind == MemberKind.Import || own.Kind == MemberKind.Namespace) return false;
        if (source.Language == SourceLanguage.CSharp) return MemberWords.IsType(own.Kind) ? Arity(own) == Arity(added) : Types(own) == Types(added) && IsStaticConstructor(source.Text, own) == IsStaticConstructor(piece.Text, added);
        // TypeScript's overloads are signatures before the one that has a body.
        var areOverloads = source.IsScript && own.Signature is not null && added.Signature is not null && (own.Body is null || added.Body is null);
        return !areOverloads && Role(source.Text, own) == Role(piece.Text, added);
    }

    /// <summary>But for indentation style, white space at the ends of lines, and what stands before the declaration.</summary>
    public static bool HasSameCode(SurgicalText source, OutlineMember own, CodePiece piece, OutlineMember added)
    {
        var rendered = piece.Code.Render(added.Declaration, own.Indentation, "\n");
        return Bare(own.Declaration.In(source.Text)) == Bare(rendered);
    }

    private static string Bare(string code) =>
        string.Join('\n', TextLines.Split(code).Select(line => line.TrimEnd())).TrimEnd(',', ';', ' ', '\n');

    private static int Arity(OutlineMember member) =>
        member.Signature is ['<', ..] signature ? signature.TakeWhile(sign => sign != '>').Count(sign => sign == ',') + 1 : 0;

    /// <summary>C# tells members of one name apart by how many type parameters they have and of which types their parameters are.</summary>
    private static string Types(OutlineMember member) => $"{Arity(member)}:{TargetSignature.TypesOf(member.Signature ?? "")}";

    private static bool IsStaticConstructor(string text, OutlineMember member) =>
        member.Kind == MemberKind.Constructor && member.Header.In(text).Split(' ').Contains("static");

    /// <summary>Getter and setter of one property, or a static member and one of the instance, may share their name; so may the parts of a Python property.</summary>
    private static string Role(string text, OutlineMember member)
    {
        var header = member.Header.In(text);
        var name = member.NameSpan is { } span ? header[..Math.Clamp(span.Start - member.Header.Start, 0, header.Length)] : "";
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word is "get" or "set" or "static");
        var decorators = text[member.Full.Start..member.Declaration.Start];
        var parts = new[] { ".setter", ".getter", ".deleter", "overload", ".register" }.Where(part => decorators.Contains(part, StringComparison.Ordinal));
        // Every overload and every registration is one more, whatever stands already.
        return string.Join(' ', words.Concat(parts)) + (decorators.Contains("overload", StringComparison.Ordinal) || decorators.Contains(".register", StringComparison.Ordinal) ? member.Signature : "");
    }
}
