using System.Text;

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
