namespace AetherFlow.Edits;

/// <summary>What an info string says: a language, and perhaps a path (<c>ts title="src/a.ts"</c>, <c>python:src/app.py</c>, <c>{.json file=a.json}</c>).</summary>
internal readonly record struct FenceInfo(string Language, string? Path)
{
    private static readonly string[] PathKeys = ["file", "filename", "filepath", "path", "title", "name"];

    public static FenceInfo Read(string info)
    {
        var words = Words(info is ['{', .. var inside, '}'] ? inside : info);
        string? language = null, path = null;
        for (var at = 0; at < words.Count; at++)
        {
            var word = words[at];
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                if (PathKeys.Contains(word[..equals].ToLowerInvariant())) path ??= AsPath(word[(equals + 1)..]);
            }
            else if (at == 0)
            {
                (language, path) = First(word);
            }
            else if (at == 1)
            {
                path ??= AsPath(word);
            }
        }

        return new FenceInfo(language ?? "", path);
    }

    private static (string? Language, string? Path) First(string word)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && Languages.MayBeName(word[..colon]) && AsPath(word[(colon + 1)..]) is { } path)
        {
            return (word[..colon].ToLowerInvariant(), path);
        }

        var language = word.TrimStart('.').ToLowerInvariant();
        if (Languages.IsKnown(language) || AsPath(word) is not { } alone) return (language, null);
        return (null, alone);
    }

    private static string? AsPath(string text) => PathText.IsPath(text, spaces: true) ? text : null;

    /// <summary>Words at white space, with quoted parts kept whole and their quotes removed.</summary>
    private static List<string> Words(string info)
    {
        var words = new List<string>();
        var word = new System.Text.StringBuilder();
        var quote = '\0';
        foreach (var c in info)
        {
            if (quote != '\0' && c == quote) quote = '\0';
            else if (quote == '\0' && c is '"' or '\'') quote = c;
            else if (quote == '\0' && char.IsWhiteSpace(c)) Flush();
            else word.Append(c);
        }

        Flush();
        return words;

        void Flush()
        {
            if (word.Length > 0) words.Add(word.ToString());
            word.Clear();
        }
    }
}
