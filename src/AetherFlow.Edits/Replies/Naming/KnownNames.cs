namespace AetherFlow.Edits;

/// <summary>Names of files that a reply can mean: a line that says one of them names a file, whatever that looks like.</summary>
internal sealed class KnownNames
{
    /// <summary>Characters taken off at either end of a line; names have some of them at their own ends (<c>__init__</c>).</summary>
    private const int MostStripped = 8;

    /// <summary>In characters: a path and what may stand around it.</summary>
    private const int LongestLine = 600;

    private const string Decoration = "#*`>-+_~=:\"' \t";

    private readonly Dictionary<string, List<string>> _byFileName = new(StringComparer.Ordinal);

    public KnownNames(IEnumerable<string> paths)
    {
        foreach (var path in paths.Select(PathText.Normalise).Distinct(StringComparer.Ordinal))
        {
            if (!_byFileName.TryGetValue(PathText.FileName(path), out var same)) _byFileName.Add(PathText.FileName(path), same = []);
            same.Add(path);
        }
    }

    /// <summary>The file that a line names and says nothing else, but for decoration and a remark in parentheses. Where several end so, it is the line's own wording.</summary>
    public string? Find(string line)
    {
        var text = line.Trim();
        if (_byFileName.Count == 0 || text.Length > LongestLine) return null;
        for (var lead = 0; lead <= MostStripped; lead++)
        {
            if (Cut(text, lead) is { } path) return path;
            if (lead >= text.Length || !Decoration.Contains(text[lead], StringComparison.Ordinal)) break;
        }

        return text.EndsWith(')') && text.LastIndexOf(" (", StringComparison.Ordinal) is var remark and > 0 ? Find(text[..remark]) : null;
    }

    /// <summary>Whether a word is the path of a file, or the end of one.</summary>
    public bool Has(string word) => Named(word) is not null;

    private string? Cut(string text, int lead)
    {
        for (var trail = 0; trail <= MostStripped && lead + trail < text.Length; trail++)
        {
            if (Named(text[lead..^trail]) is { } path) return path;
            if (!Decoration.Contains(text[^(trail + 1)], StringComparison.Ordinal)) return null;
        }

        return null;
    }

    private string? Named(string text)
    {
        var path = PathText.Normalise(text);
        if (!_byFileName.TryGetValue(PathText.FileName(path), out var same)) return null;
        if (same.Contains(path)) return path;
        var ending = same.FindAll(known => known.EndsWith("/" + path, StringComparison.Ordinal));
        return ending.Count switch { 0 => null, 1 => ending[0], _ => path };
    }
}
