namespace AetherFlow.Edits;

/// <summary>What has to stand around a member so that it can be parsed without its file.</summary>
internal sealed record CodeFrame(string Opening, string Closing)
{
    private static CodeFrame None { get; } = new("", "");

    public static CodeFrame Of(MemberHome home)
    {
        if (home.Source.Language == SourceLanguage.Python || home.Member is not { } member) return None;
        if (home.IsObject) return Braces("const frame =");
        var word = member.Kind switch
        {
            MemberKind.Enum => "enum",
            MemberKind.Interface or MemberKind.Type => "interface",
            MemberKind.Struct => "struct",
            MemberKind.Class or MemberKind.Record => "class",
            _ => null,
        };
        if (word is null) return None;
        var isTyped = home.Source.Language is SourceLanguage.TypeScript or SourceLanguage.TypeScriptXml;
        return Braces($"{(isTyped && word == "class" ? "abstract " : "")}{word} {(member.Name.Length > 0 ? member.Name : "Frame")}");
    }

    private static CodeFrame Braces(string head) => new(head + " {\n", "\n}");
}
