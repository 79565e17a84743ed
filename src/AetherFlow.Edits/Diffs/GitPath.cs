using System.Text;
using System.Text.Unicode;

namespace AetherFlow.Edits;

/// <summary>
/// Names of files as git writes them into a diff (with <c>core.quotePath</c> off, so that names in any script can be
/// read): one with control characters, quotes or backslashes stands in quotes, with escapes as in C.
/// </summary>
internal static class GitPath
{
    /// <param name="always">In quotes in any case.</param>
    public static string Quote(string prefix, string path, bool always = false)
    {
        if (!always && !path.Any(NeedsQuotes)) return prefix + path;
        var quoted = new StringBuilder("\"").Append(prefix);
        foreach (var c in path)
        {
            if (!NeedsQuotes(c)) quoted.Append(c);
            else quoted.Append('\\').Append(Escape(c));
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>
    /// Reads a name in quotes at the beginning of a text, and how long it is there. Octal escapes are the bytes of UTF-8,
    /// which git writes unless <c>core.quotePath</c> is off. Null where the text begins with no such name.
    /// </summary>
    public static (string Path, int Length)? Unquote(string text)
    {
        if (!text.StartsWith('"')) return null;
        var bytes = new List<byte>();
        for (var at = 1; at < text.Length;)
        {
            if (text[at] == '"') return Utf8.IsValid(bytes.ToArray()) ? (Encoding.UTF8.GetString([.. bytes]), at + 1) : null;
            if (text[at] == '\\' && at + 1 < text.Length)
            {
                var (value, length) = Escaped(text.AsSpan(at + 1));
                bytes.Add(value);
                at += 1 + length;
            }
            else
            {
                var length = char.IsSurrogatePair(text, at) ? 2 : 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(at, length)));
                at += length;
            }
        }

        return null;
    }

    /// <summary>What follows a backslash. One that escapes nothing is a backslash, as in paths of Windows.</summary>
    private static (byte Value, int Length) Escaped(ReadOnlySpan<char> text)
    {
        if (text is [>= '0' and <= '3', >= '0' and <= '7', >= '0' and <= '7', ..]) return ((byte)(((text[0] - '0') << 6) | ((text[1] - '0') << 3) | (text[2] - '0')), 3);
        return text[0] switch
        {
            'a' => ((byte)'\a', 1),
            'b' => ((byte)'\b', 1),
            't' => ((byte)'\t', 1),
            'n' => ((byte)'\n', 1),
            'v' => ((byte)'\v', 1),
            'f' => ((byte)'\f', 1),
            'r' => ((byte)'\r', 1),
            '"' or '\\' => ((byte)text[0], 1),
            _ => ((byte)'\\', 0),
        };
    }

    private static bool NeedsQuotes(char c) => c is < ' ' or '\u007f' or '"' or '\\';

    private static string Escape(char c) => c switch
    {
        '\a' => "a",
        '\b' => "b",
        '\t' => "t",
        '\n' => "n",
        '\v' => "v",
        '\f' => "f",
        '\r' => "r",
        '"' or '\\' => c.ToString(),
        _ => Convert.ToString(c, 8).PadLeft(3, '0'),
    };
}
