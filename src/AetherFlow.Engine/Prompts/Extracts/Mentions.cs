namespace AetherFlow.Engine.Prompts;

/// <summary>The names that texts mention, each as surely as it was mentioned best.</summary>
internal sealed class Mentions
{
    /// <summary>Characters; shorter words name too much.</summary>
    private const int ShortestWord = 3;

    private readonly Dictionary<string, Mention> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _loose = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);

    /// <param name="prose">Any word of it may be a name.</param>
    /// <param name="code">Only what is spelled as code is.</param>
    public Mentions(IEnumerable<string> prose, IEnumerable<string> code)
    {
        foreach (var text in prose) Read(text, withWords: true);
        foreach (var text in code) Read(text, withWords: false);
    }

    /// <returns>Null where the name is not mentioned.</returns>
    public Mention? Of(string name) => _names.TryGetValue(name, out var mention) ? mention : null;

    /// <summary>The same of something with a path, such as <c>Outer.Inner.run</c>.</summary>
    public Mention? Of(string path, string name)
    {
        if (name.Length == 0) return null;
        if (_paths.Contains(path) || EndsOf(path).Any(_paths.Contains)) return Mention.Path;
        return Of(name) ?? (name.Length > ShortestWord && _loose.Contains(name) ? Mention.Loose : null);
    }

    private static IEnumerable<string> EndsOf(string path)
    {
        for (var dot = path.IndexOf('.'); dot >= 0; dot = path.IndexOf('.', dot + 1))
        {
            if (path.IndexOf('.', dot + 1) >= 0) yield return path[(dot + 1)..];
        }
    }

    private void Read(string text, bool withWords)
    {
        foreach (var (start, end) in Identifiers.In(text))
        {
            var name = text[start..end];
            var isPart = Identifiers.JoinAfter(text, end) > 0;
            var isCode = isPart || Identifiers.JoinBefore(text, start) > 0 || IsSpelledAsCode(name)
                || (start > 0 && text[start - 1] == '`') || (end < text.Length && text[end] is '(' or '`');
            if (isCode) Add(name, Mention.Code);
            else if (withWords && name.Length >= ShortestWord) Add(name, Mention.Word);
            if (withWords) _loose.Add(name);
            if (!isPart) AddPath(text, start, name);
        }
    }

    /// <summary>The whole path that ends with the name.</summary>
    private void AddPath(string text, int start, string name)
    {
        var path = name;
        for (int join; (join = Identifiers.JoinBefore(text, start)) > 0;)
        {
            var end = start - join;
            start = end;
            while (start > 0 && Identifiers.IsPart(text[start - 1])) start--;
            path = $"{text[start..end]}.{path}";
        }

        if (path.Length > name.Length) _paths.Add(path);
    }

    private void Add(string name, Mention mention) =>
        _names[name] = _names.TryGetValue(name, out var other) && other < mention ? other : mention;

    private static bool IsSpelledAsCode(string name) =>
        name.AsSpan(1).ContainsAny("_$") || name[0] is '_' or '$' || name.Skip(1).Any(char.IsUpper) && name.Any(char.IsLower) || name.Any(char.IsDigit);
}
