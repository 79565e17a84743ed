using System.Text;

namespace AetherFlow.Runs.Archives;

/// <summary>Takes keys and the paths of a machine out of texts and contents that are to be given away.</summary>
internal sealed class ArchiveRedactor
{
    private readonly Needle[] _inText;
    private readonly Needle[] _inBytes;

    /// <param name="redactor">Knows the keys.</param>
    /// <param name="places">Absolute paths and what is to stand for them; roots are left alone.</param>
    public ArchiveRedactor(Redactor redactor, IReadOnlyDictionary<string, string> places)
    {
        Needle[] keys = [.. redactor.Secrets.Select(secret => new Needle(secret, Redactor.Mark, IsPath: false))];
        Needle[] paths = [.. places.SelectMany(PathsOf).OrderByDescending(path => path.Text.Length).ThenBy(path => path.Text, StringComparer.Ordinal)];
        _inText = [.. keys, .. paths];
        _inBytes = [
            .. keys.Concat(paths).Select(needle => needle.In(Encoding.UTF8)),
            .. keys.Select(needle => needle.In(Encoding.Unicode)),
            .. keys.Select(needle => needle.In(Encoding.BigEndianUnicode)),
        ];
    }

    public string Text(string text) => _inText.Aggregate(text, (rest, needle) => needle.TakeOut(rest));

    /// <summary>The same array where nothing is to be taken out. Latin-1 maps bytes to characters and back without loss.</summary>
    public byte[] Bytes(byte[] content)
    {
        var before = Encoding.Latin1.GetString(content);
        var after = _inBytes.Aggregate(before, (rest, needle) => needle.TakeOut(rest));
        return ReferenceEquals(before, after) ? content : Encoding.Latin1.GetBytes(after);
    }

    /// <summary>A path as it is, and as it stands in text where its separators are escaped or turned.</summary>
    private static IEnumerable<Needle> PathsOf(KeyValuePair<string, string> place)
    {
        var path = Path.TrimEndingDirectorySeparator(place.Key);
        if (path.Length == 0 || path == Path.GetPathRoot(path)) return [];
        string[] forms = [path, path.Replace("\\", "\\\\", StringComparison.Ordinal), path.Replace('\\', '/')];
        return forms.Distinct(StringComparer.Ordinal).Select(form => new Needle(form, place.Value, IsPath: true));
    }

    private sealed record Needle(string Text, string Replacement, bool IsPath)
    {
        /// <summary><c>/app</c> may be the end of another path, so it has to begin where a path can begin; longer ones give away more than they spoil.</summary>
        private readonly bool _isShort = Text.AsSpan().Count('/') + Text.AsSpan().Count('\\') < 2;

        public Needle In(Encoding encoding) =>
            new(Encoding.Latin1.GetString(encoding.GetBytes(Text)), Encoding.Latin1.GetString(encoding.GetBytes(Replacement)), IsPath);

        /// <summary>The same string where there is nothing to take out.</summary>
        public string TakeOut(string text)
        {
            var at = text.IndexOf(Text, StringComparison.Ordinal);
            if (at < 0) return text;
            var result = new StringBuilder(text.Length);
            var from = 0;
            for (; at >= 0; at = text.IndexOf(Text, at + Text.Length, StringComparison.Ordinal))
            {
                if (!IsMeant(text, at)) continue;
                result.Append(text, from, at - from).Append(Replacement);
                from = at + Text.Length;
            }

            return from == 0 ? text : result.Append(text, from, text.Length - from).ToString();
        }

        /// <summary><c>/home/ann</c> is not meant by <c>/home/anna</c> or <c>/home/ann.old</c>.</summary>
        private bool IsMeant(string text, int at)
        {
            if (!IsPath) return true;
            var end = at + Text.Length;
            if (end < text.Length && (IsOfName(text[end]) || (text[end] == '.' && end + 1 < text.Length && IsOfName(text[end + 1])))) return false;
            return !_isShort || at == 0 || !(IsOfName(text[at - 1]) || text[at - 1] == '.');
        }

        private static bool IsOfName(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' || c >= '\u0080';
    }
}
