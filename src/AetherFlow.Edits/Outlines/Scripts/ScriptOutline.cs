namespace AetherFlow.Edits;

/// <summary>Reads JavaScript, TypeScript and JSX for their declarations; any text has an outline, a broken one with faults.</summary>
public static class ScriptOutline
{
    /// <param name="text">Of the file.</param>
    /// <param name="language">Of the four script languages; JavaScript is read with JSX.</param>
    public static Outline Of(string text, SourceLanguage language)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (language is not (SourceLanguage.JavaScript or SourceLanguage.JavaScriptXml or SourceLanguage.TypeScript or SourceLanguage.TypeScriptXml))
            throw new ArgumentOutOfRangeException(nameof(language), language, "No script language.");

        var lines = new ScriptLines(text);
        var parser = new ScriptParser(lines, language);
        var members = parser.ParseFile();
        return new Outline
        {
            Language = language,
            Members = [.. members.Select(member => member.ToOutline(lines, ""))],
            Faults = [.. parser.Faults],
        };
    }
}
