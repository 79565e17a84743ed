namespace AetherFlow.Edits;

/// <summary>Reads JavaScript, TypeScript and JSX for their declarations; any text has an outline, a broken one with faults.</summary>
internal static class ScriptOutline
{
    /// <param name="text">Of the file.</param>
    /// <param name="language">Of the four script languages; JavaScript is read with JSX.</param>
    public static Outline Of(string text, SourceLanguage language)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parser = Parser(text, language);
        var members = parser.ParseFile();
        return new Outline
        {
            Language = language,
            Members = [.. members.Select(member => member.ToOutline(parser.Lines, ""))],
            Faults = [.. parser.Faults],
        };
    }

    public static ScriptParser Parser(string text, SourceLanguage language) =>
        language is SourceLanguage.JavaScript or SourceLanguage.JavaScriptXml or SourceLanguage.TypeScript or SourceLanguage.TypeScriptXml
            ? new ScriptParser(new SourceLines(text, ScriptCharacters.IsLineBreak, ScriptCharacters.IsBlank), language)
            : throw new ArgumentOutOfRangeException(nameof(language), language, "No script language.");
}
