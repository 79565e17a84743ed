using System.Text;
using System.Text.RegularExpressions;

namespace AetherFlow.Workspaces;

/// <summary>A pattern over paths: <c>*</c> and <c>?</c> within a name, <c>**</c> over folders, <c>[abc]</c>, <c>{a,b}</c>.</summary>
internal sealed class PathPattern
{
    private readonly Regex _regex;

    private PathPattern(string start, Regex regex) => (Start, _regex) = (start, regex);

    /// <summary>The folder in front of the first wildcard; the walk begins there.</summary>
    public string Start { get; }

    public static bool IsPattern(string text) => text.AsSpan().IndexOfAny("*?[{") >= 0;

    /// <summary>Reads a pattern in the spelling of the guard; nothing if a bracket is not closed.</summary>
    public static PathPattern? Read(string text)
    {
        var wildcard = text.AsSpan().IndexOfAny("*?[{");
        var slash = wildcard < 0 ? text.LastIndexOf('/') : text.LastIndexOf('/', wildcard);
        var expression = Translate(text);
        return expression is null
            ? null
            // Linear time whatever the pattern: it may come from a plan that nobody has read.
            : new PathPattern(slash < 0 ? "" : text[..slash], new Regex(expression, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline));
    }

    public bool Matches(string path) => _regex.IsMatch(path);

    private static string? Translate(string text)
    {
        var expression = new StringBuilder(@"\A");
        var braces = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '*' && at + 1 < text.Length && text[at + 1] == '*')
            {
                at++;
                var wholeFolder = at + 1 < text.Length && text[at + 1] == '/';
                if (wholeFolder) at++;
                expression.Append(wholeFolder ? "(?:.*/)?" : ".*");
            }
            else if (c == '[')
            {
                var close = text.IndexOf(']', Math.Min(at + 2, text.Length));
                if (close < 0) return null;
                var negated = text[at + 1] is '!' or '^';
                var members = text[(at + (negated ? 2 : 1))..close];
                if (members.Length == 0) return null;
                expression.Append(negated ? "[^/" : "[").Append(Members(members)).Append(']');
                at = close;
            }
            else
            {
                if (c == '{') braces++;
                if (c == '}' && --braces < 0) return null;
                expression.Append(Plain(c, braces));
            }
        }

        return braces == 0 ? expression.Append(@"\z").ToString() : null;
    }

    private static string Plain(char c, int braces) => c switch
    {
        '*' => "[^/]*",
        '?' => "[^/]",
        '{' => "(?:",
        '}' => ")",
        ',' when braces > 0 => "|",
        _ => Regex.Escape(c.ToString()),
    };

    /// <summary>Members of a class: only ranges keep a meaning.</summary>
    private static string Members(string members)
    {
        var text = new StringBuilder();
        for (var at = 0; at < members.Length; at++)
        {
            var isRange = members[at] == '-' && at > 0 && at + 1 < members.Length && members[at - 1] <= members[at + 1];
            if (isRange) text.Append('-');
            else text.Append($"\\u{(int)members[at]:x4}");
        }

        return text.ToString();
    }
}
