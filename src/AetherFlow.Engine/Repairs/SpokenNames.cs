using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Repairs;

/// <summary>Tells which files some texts speak of: by their names without the ending, standing as words.</summary>
internal sealed partial class SpokenNames
{
    private readonly IReadOnlyList<string> _texts;
    private readonly HashSet<string> _words;

    public SpokenNames(IReadOnlyList<string> texts)
    {
        _texts = texts;
        _words = texts.SelectMany(text => Words().Matches(text).Select(match => match.Value)).ToHashSet(StringComparer.Ordinal);
    }

    public bool Has(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        // user.service.ts is imported as './user.service': more than one word, so looked for as it stands.
        return _words.Contains(name) || (name.Length > 0 && !Word().IsMatch(name) && _texts.Any(text => Stands(text, name)));
    }

    private static bool Stands(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if ((at == 0 || !IsOfWord(text[at - 1])) && (end == text.Length || !IsOfWord(text[end]))) return true;
        }

        return false;
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '-';

    [GeneratedRegex(@"\w[\w-]*", RegexOptions.NonBacktracking)]
    private static partial Regex Words();

    [GeneratedRegex(@"^\w[\w-]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
