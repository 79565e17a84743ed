using System.Text;

namespace AetherFlow.Edits;

/// <summary>
/// What the file has where a reply put typographic characters. A quote that everywhere stands for a plain one was made by
/// whatever carried the reply, and is taken back in new lines, too. Never the other way round: plain characters stay.
/// </summary>
internal sealed class PunctuationMap
{
    /// <summary>Whatever makes one of these makes the others, too.</summary>
    private const string Quotes = "‘’“”";

    private readonly Dictionary<char, char> _real = [];

    public PunctuationMap(EditedText file, List<string> search, int[] match)
    {
        var doubtful = new HashSet<char>();
        for (var i = 0; i < search.Count; i++)
        {
            if (match[i] < 0) continue;
            var (quoted, real) = (search[i].Trim(), file.Lines[match[i]].Trim());
            if (quoted.Length != real.Length) continue;
            for (var at = 0; at < quoted.Length; at++) Learn(quoted[at], real[at], doubtful);
        }

        foreach (var c in doubtful) _real.Remove(c);
        if (doubtful.Count > 0 || !_real.Keys.Any(Quotes.Contains)) return;
        foreach (var c in Quotes) _real.TryAdd(c, LineText.Fold(c));
    }

    public string Map(string line)
    {
        if (_real.Count == 0) return line;
        var text = new StringBuilder(line);
        for (var i = 0; i < text.Length; i++) text[i] = _real.GetValueOrDefault(text[i], text[i]);
        return text.ToString();
    }

    private void Learn(char quoted, char real, HashSet<char> doubtful)
    {
        if (!LineText.IsTypographic(quoted) || LineText.Fold(quoted) != LineText.Fold(real)) return;
        if (_real.TryAdd(quoted, real) || _real[quoted] == real) return;
        doubtful.Add(quoted);
    }
}
