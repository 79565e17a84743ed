namespace AetherFlow.Edits;

/// <summary>Which kinds of members go by which word of an operation, and how they are called in messages.</summary>
internal static class MemberWords
{
    public static bool Fits(this SurgicalSubject subject, MemberKind kind, SourceLanguage language)
    {
        // Python's properties are functions, JavaScript's are functions or values: only C# draws the line in its grammar.
        var isLoose = language != SourceLanguage.CSharp;
        return subject switch
        {
            SurgicalSubject.Method or SurgicalSubject.Function => kind is MemberKind.Method or MemberKind.Constructor or MemberKind.Function || (isLoose && kind == MemberKind.Property),
            SurgicalSubject.Class => IsType(kind),
            SurgicalSubject.Property => kind == MemberKind.Property || (isLoose && kind is MemberKind.Field or MemberKind.Method or MemberKind.Function),
            SurgicalSubject.Field => kind is MemberKind.Field or MemberKind.EnumMember || (isLoose && kind == MemberKind.Property),
            SurgicalSubject.Import => kind == MemberKind.Import,
            _ => kind is not (MemberKind.Namespace or MemberKind.Import),
        };
    }

    public static bool IsType(MemberKind kind) =>
        kind is MemberKind.Class or MemberKind.Struct or MemberKind.Record or MemberKind.Interface or MemberKind.Enum or MemberKind.Type;

    /// <summary>Members that stand in a row without blank lines: values, fields, imports.</summary>
    public static bool IsRow(MemberKind kind) => kind is MemberKind.Field or MemberKind.EnumMember or MemberKind.Import;

    public static string Word(this MemberKind kind) => kind switch
    {
        MemberKind.EnumMember => "enum member",
        MemberKind.Type => "type declaration",
        _ => kind.ToString().ToLowerInvariant(),
    };

    public static string Word(this SurgicalSubject subject) => subject == SurgicalSubject.Any ? "member" : subject.ToString().ToLowerInvariant();

    /// <summary><c>Pool.Take(int count)</c>: enough to write it as a target.</summary>
    public static string Called(this OutlineMember member) =>
        string.Join(' ', (member.Path + (member.Signature ?? "")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
