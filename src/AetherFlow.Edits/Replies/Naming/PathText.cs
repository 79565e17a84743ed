using System.Buffers;
using System.Collections.Frozen;

namespace AetherFlow.Edits;

/// <summary>Tells a path from a word. Replies are prose: a wrong yes would make a file out of a sentence.</summary>
internal static class PathText
{
    private const int LongestPath = 400;
    private const int LongestExtension = 12;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("<>|\"*?\0\r\n\t`");

    private static readonly FrozenSet<string> BareNames = FrozenSet.ToFrozenSet(
    [
        "Makefile", "Dockerfile", "Containerfile", "Procfile", "Gemfile", "Rakefile", "Jenkinsfile", "Vagrantfile", "Justfile",
        "LICENSE", "README", "CHANGELOG", "NOTICE", "AUTHORS", "VERSION", "CODEOWNERS",
    ], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a text is a path: it has an extension, is a dot file, or a file name that everybody knows.</summary>
    public static bool IsPath(string text, bool spaces)
    {
        if (text.Length is 0 or > LongestPath || text.AsSpan().ContainsAny(Forbidden)) return false;
        // A colon stands in URLs and line ranges; the one of a drive is left for the path guard to refuse by its name.
        if (text.LastIndexOf(':') > 1 || text.EndsWith('.')) return false;
        if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])) return false;
        if (!spaces && text.Contains(' ', StringComparison.Ordinal)) return false;
        var name = FileName(text);
        return BareNames.Contains(name) || HasExtension(name);
    }

    /// <summary>Backslashes become slashes, <c>./</c> and doubled slashes go: the form in which paths are compared.</summary>
    public static string Normalise(string path)
    {
        var text = path.Trim().Replace('\\', '/');
        while (text.StartsWith("./", StringComparison.Ordinal)) text = text[2..].TrimStart('/');
        return text;
    }

    /// <summary>What stands behind the last slash.</summary>
    public static string FileName(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    /// <summary>Whether two spellings can mean one file: equal, or one the end of the other (<c>app.py</c>, <c>src/app.py</c>).</summary>
    public static bool Agree(string one, string other)
    {
        var (a, b) = (Normalise(one), Normalise(other));
        return a == b || a.EndsWith("/" + b, StringComparison.Ordinal) || b.EndsWith("/" + a, StringComparison.Ordinal);
    }

    private static bool HasExtension(string name)
    {
        var dot = name.LastIndexOf('.');
        if (dot < 0) return false;
        var extension = name.AsSpan(dot + 1);
        if (extension.Length is 0 or > LongestExtension) return false;
        var letters = 0;
        foreach (var c in extension)
        {
            if (char.IsAsciiLetter(c)) letters++;
            else if (!char.IsAsciiDigit(c) && c is not ('_' or '-')) return false;
        }

        return letters > 0;
    }
}
