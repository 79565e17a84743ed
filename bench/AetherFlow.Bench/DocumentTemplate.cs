namespace AetherFlow.Bench;

/// <summary>A document with places for figures; its text lies beside the code that knows them.</summary>
internal static class DocumentTemplate
{
    /// <param name="name">Of the file.</param>
    /// <param name="facts">What to write, by the word that stands for it in double braces.</param>
    public static string Fill(string name, IReadOnlyDictionary<string, string> facts)
    {
        using var stream = typeof(DocumentTemplate).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        var text = facts.Aggregate(reader.ReadToEnd().ReplaceLineEndings("\n"), (all, fact) => all.Replace($"{{{{{fact.Key}}}}}", fact.Value));
        return text.Contains("{{") ? throw new InvalidOperationException($"{name} has a place that nothing is known for.") : text;
    }
}
