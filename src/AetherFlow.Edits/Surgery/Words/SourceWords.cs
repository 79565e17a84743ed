using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>Cuts source into words, in the order of their beginnings.</summary>
internal static class SourceWords
{
    public static ImmutableArray<SourceWord> Of(SourceLanguage language, string text) => language switch
    {
        SourceLanguage.CSharp => CSharpWordReader.Of(text),
        SourceLanguage.Python => new PythonWordReader(text).All(),
        _ => new ScriptWordReader(text, hasMarkup: language is not SourceLanguage.TypeScript).All(),
    };
}
