namespace AetherFlow.Edits;

/// <summary>The single names that an import statement brings in, so that two statements can be compared that list them otherwise.</summary>
/// <param name="What">The module and the name in it: alike for statements that bring in the same.</param>
/// <param name="Local">How the file calls it; empty where it brings in no one name.</param>
internal sealed record ImportedNames(string What, string Local)
{
    public static List<ImportedNames> Of(SourceLanguage language, string statement)
    {
        var words = SourceWords.Of(language, statement).Where(word => word.Kind != SourceWordKind.Comment).Select(word => word.Span.In(statement)).Where(word => word is not (";" or "\\")).ToList();
        return language switch
        {
            SourceLanguage.CSharp => [new(string.Join(' ', words), "")],
            SourceLanguage.Python => OfPython(words),
            _ => OfScript(words),
        };
    }

    private static List<ImportedNames> OfPython(List<string> words)
    {
        var import = words.IndexOf("import");
        var module = words[0] == "from" && import > 0 ? string.Concat(words[1..import]) : "";
        return [.. Items(words[(import + 1)..]).Select(item => new ImportedNames($"{module} {item}", ""))];
    }

    private static List<ImportedNames> OfScript(List<string> words)
    {
        var from = words.LastIndexOf("from");
        var module = words.FindLast(word => word[0] is '"' or '\'')?[1..^1] ?? "";
        if (words[0] != "import" || from < 0) return [new(string.Join(' ', words).Replace('\'', '"'), "")];
        var isType = words.Count > 1 && words[1] == "type" && from > 2;
        var open = words.IndexOf("{");
        var alone = words[(isType ? 2 : 1)..(open >= 0 ? open : from)];
        var listed = open >= 0 ? words[(open + 1)..from] : [];
        var items = Items(alone).Select(item => item.StartsWith('*') ? item : $"default as {item}").Concat(Items(listed));
        return [.. items.Select(item => new ImportedNames($"{module} {(isType && !item.StartsWith("type ", StringComparison.Ordinal) ? "type " : "")}{item}", item[(item.LastIndexOf(' ') + 1)..]))];
    }

    /// <summary>What stands between the commas, without brackets.</summary>
    private static IEnumerable<string> Items(List<string> words)
    {
        var item = new List<string>();
        foreach (var word in words.Where(word => word is not ("(" or ")" or "{" or "}")).Append(","))
        {
            if (word != ",") item.Add(word);
            else if (item.Count > 0)
            {
                yield return string.Join(' ', item);
                item.Clear();
            }
        }
    }
}
