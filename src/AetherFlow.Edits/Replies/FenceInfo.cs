namespace AetherFlow.Edits;

/// <summary>What an info string says: a language, and perhaps a path (<c>ts title="src/a.ts"</c>, <c>python:src/app.py</c>, <c>{.json file=a.json}</c>).</summary>
internal readonly record struct FenceInfo(string Language, string? Path)
{
    /// <summary>Keys whose value is a path, whatever it looks like: a name without extension is left for the path guard.</summary>
    private static readonly string[] PathKeys = ["file", "filename", "filepath", "path"];

    /// <summary>Keys whose value may be a path.</summary>
    private static readonly string[] TitleKeys = ["title", "name"];

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
                var key = word[..equals].ToLowerInvariant();
                var value = word[(equals + 1)..];
                if (TitleKeys.Contains(key)) path ??= AsPath(value);
                else if (PathKeys.Contains(key) && value.Length > 0) path ??= value;
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
