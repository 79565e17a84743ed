namespace AetherFlow.Edits;

/// <summary>Finds the declarations of a source file, for edits of single members and for prompts that cannot hold the whole file.</summary>
public static class Outlines
{
    /// <returns>Null where the path names no language that has an outline.</returns>
    public static Outline? Of(string path, string text) => LanguageOf(path) is { } language ? Of(language, text) : null;

    public static SourceLanguage? LanguageOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".CS" => SourceLanguage.CSharp,
            ".PY" or ".PYI" or ".PYW" => SourceLanguage.Python,
            ".JS" or ".MJS" or ".CJS" => SourceLanguage.JavaScript,
            ".JSX" => SourceLanguage.JavaScriptXml,
            ".TS" or ".MTS" or ".CTS" => SourceLanguage.TypeScript,
            ".TSX" => SourceLanguage.TypeScriptXml,
            _ => null,
        };
    }

    internal static Outline Of(SourceLanguage language, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return language switch
        {
            SourceLanguage.CSharp => CSharpOutline.Of(text),
            SourceLanguage.Python => PythonOutline.Of(text),
            _ => ScriptOutline.Of(text, language),
        };
    }
}
