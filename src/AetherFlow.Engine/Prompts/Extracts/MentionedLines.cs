namespace AetherFlow.Engine.Prompts;

/// <summary>Finds the lines of a file that hold mentioned names.</summary>
internal static class MentionedLines
{
    /// <summary>Lines; a plain word that stands in more says nothing about where the step is at work.</summary>
    private const int MostForAWord = 40;

    /// <summary>The lines, surest mentions first, of equals the rarest name first.</summary>
    public static IReadOnlyList<int> In(FileLines lines, Mentions mentions, Mention least)
    {
        var found = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var (start, end) in Identifiers.In(lines.Text))
        {
            var name = lines.Text[start..end];
            if (mentions.Of(name) is not { } mention || mention > least) continue;
            if (!found.TryGetValue(name, out var places)) found.Add(name, places = []);
            var line = lines.LineAt(start);
            if (places.Count == 0 || places[^1] != line) places.Add(line);
        }

        return
        [
            .. found
                .Where(name => name.Value.Count <= MostForAWord || mentions.Of(name.Key) < Mention.Word)
                .OrderBy(name => mentions.Of(name.Key))
                .ThenBy(name => name.Value.Count)
                .ThenBy(name => name.Key, StringComparer.Ordinal)
                .SelectMany(name => name.Value)
                .Distinct(),
        ];
    }
}
