using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>Cuts source into words, in the order of their beginnings.</summary>
internal static class SourceWords
{
    public static ImmutableArray<SourceWord> Of(SourceLanguage language, string text) => language switch
    {
        SourceLanguage.CSharp => CSharpWordReader.Of(text),
        SourceLanguage.Python => new PythonWordReader(text).All(),
        _ => new ScriptWordReader(text, language).All(),
    };

    /// <summary>The index of the first word that begins there or later.</summary>
    public static int IndexFrom(ImmutableArray<SourceWord> words, int offset)
    {
        var (low, high) = (0, words.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (words[middle].Span.Start < offset) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
