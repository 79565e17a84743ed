namespace AetherFlow.Bench.Edits.Corpus;

/// <summary>An edit that a model made in a real conversation.</summary>
internal sealed record GoldBlock(string Path, IReadOnlyList<string> Search, IReadOnlyList<string> Replace)
{
    private const string Divider = "@@@@@@@@@@@@@@@@@@@@";
    private const string Begin = "@@@ SEARCH: ";
    private const string End = "@@@ REPLACE " + Divider;

    /// <summary>The blocks of a gold file: after a line that begins one, its search lines, a divider, its replacement, and a line that ends it.</summary>
    public static IReadOnlyList<GoldBlock> ReadAll(string text)
    {
        var blocks = new List<GoldBlock>();
        var lines = text.Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            if (!lines[at].StartsWith(Begin, StringComparison.Ordinal)) continue;
            var divider = Array.IndexOf(lines, Divider, at);
            var end = Array.IndexOf(lines, End, divider);
            blocks.Add(new GoldBlock(lines[at][Begin.Length..^(Divider.Length + 1)], lines[(at + 1)..divider], lines[(divider + 1)..end]));
            at = end;
        }

        return blocks;
    }
}
