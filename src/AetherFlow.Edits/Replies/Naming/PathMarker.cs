using System.Buffers;

namespace AetherFlow.Edits;

/// <summary>Reads the lines by which replies say which file comes next. The names of the step's files are known by themselves, others by their looks.</summary>
internal sealed class PathMarker(KnownNames names)
{
    private static readonly string[] Labels =
        ["file name", "file path", "filename", "filepath", "new file", "updated file", "file", "path"];

    private static readonly string[] CommentStarts = ["<!--", "//", "/*", "#", "--", ";", "%"];

    private static readonly SearchValues<char> NoPath = SearchValues.Create("<>|\"*?\0`()[]{};,=");

    private static readonly char[] AroundWords = [.. "*`\"'()[]{}<>,;:!?#"];

    private static readonly char[] Decoration = ['#', '*', '=', '-', '>', '_', '~', ' ', '\t'];

    /// <summary>
    /// A <c>FILE:</c> line with any Markdown around it. <c>Strict</c> is one in capitals or between equals signs: it needs
    /// no fence after it. <c>File: path</c> in prose names a block only if a fence follows.
    /// </summary>
    public (string Path, bool Strict)? FileLine(string line)
    {
        var text = line.Trim();
        var bare = SkipNumber(text.TrimStart(Decoration));
        if (!bare.StartsWith("file", StringComparison.OrdinalIgnoreCase)) return null;
        if (Labelled(bare) is not { } rest) return null;
        var strict = bare.StartsWith("FILE", StringComparison.Ordinal) || text.StartsWith("===", StringComparison.Ordinal);
        if (names.Find(rest) is { } own) return (own, strict);
        var (path, quoted) = Clean(rest);
        var known = PathText.IsPath(path, spaces: true);
        if (known || (path.Length > 0 && (quoted || (strict && !path.Contains(' ', StringComparison.Ordinal))))) return (path, strict);
        return null;
    }

    /// <summary>Exactly <c>FILE: path</c>, with nothing around it: such a line inside a block is a marker and no content.</summary>
    public string? ExactFileLine(string line) =>
        line.StartsWith("FILE:", StringComparison.Ordinal) ? FileLine(line)?.Path : null;

    /// <summary>A line that says a path and nothing else: heading, bold, quoted, a comment, a list item.</summary>
    public string? LineBefore(string line)
    {
        if (names.Find(line) is { } own) return own;
        var text = line.Trim();
        var isComment = text.StartsWith("<!--", StringComparison.Ordinal) || text.StartsWith("//", StringComparison.Ordinal) || text.StartsWith("/*", StringComparison.Ordinal);
        var bare = isComment ? InComment(text) : SkipNumber(text.TrimStart('#', '*', '-', '+', '>', ' ', '\t'));
        return bare is null ? null : names.Find(Labelled(bare) ?? bare) ?? PathAlone(bare);
    }

    /// <summary>What a line names if it names nothing but a file. Before an edit a word with a slash is a path, also without an extension.</summary>
    public string? BeforeEdit(string line)
    {
        if (FileLine(line)?.Path is { } labelled) return labelled;
        if (LineBefore(line) is { } path) return path;
        var word = line.AsSpan().Trim(" \t#*`:");
        var isPath = word.ContainsAny('/', '\\') && !word.ContainsAny(NoPath) && !word.Contains(' ') && !word.Contains("://", StringComparison.Ordinal);
        return isPath && !word.StartsWith("//") ? word.ToString() : null;
    }

    /// <summary>
    /// Whether a line that names no file speaks of one in the place of a name: it mentions a file of the step, it ends with a
    /// file's name, or it is one word with a dot that is no name of code (<c>v1.2</c>).
    /// </summary>
    public bool MayBeMeant(string line)
    {
        var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim(AroundWords).TrimEnd('.'))
            .Where(word => word.Any(char.IsLetter))
            .ToList();
        if (words.Exists(word => !word.All(char.IsLetter) && names.Has(word))) return true;
        return words switch
        {
            [] => false,
            [var only] => only.Contains('.', StringComparison.Ordinal) && only.Split('.').Any(part => part.Length == 0 || char.IsAsciiDigit(part[0])),
            [.., var last] => !EndsSentence(line) && PathText.IsPath(last, spaces: false) && Languages.IsFileName(last),
        };
    }

    private static bool EndsSentence(string line) => line.TrimEnd('*', '_', '`', ' ', '\t') is [.., '.' or '!' or '?' or ',' or ';'];

    /// <summary>A comment that says a path and nothing else, as the first line of a file may.</summary>
    public static string? Comment(string line) => InComment(line) is { } text ? PathAlone(text) : null;

    private static string? InComment(string line)
    {
        var text = line.Trim();
        var start = Array.Find(CommentStarts, s => text.StartsWith(s, StringComparison.Ordinal));
        if (start is null || text.StartsWith("#!", StringComparison.Ordinal)) return null;
        text = text[start.Length..].TrimStart(start[^1], '*', ' ');
        foreach (var end in (ReadOnlySpan<string>)["-->", "*/"])
        {
            if (text.EndsWith(end, StringComparison.Ordinal)) text = text[..^end.Length];
        }

        return text.Trim();
    }

    private static string? PathAlone(string text)
    {
        var (path, quoted) = Clean(Labelled(text) ?? text);
        var spaces = quoted || path.Contains('/', StringComparison.Ordinal);
        return PathText.IsPath(path, spaces) && (quoted || !LooksLikeProse(path)) ? path : null;
    }

    /// <summary>Words before a slash are prose more often than folders: <c>see src/app.py</c>, <c>1. STENCILER/a.js</c> is the rarer.</summary>
    private static bool LooksLikeProse(string path)
    {
        var space = path.IndexOf(' ', StringComparison.Ordinal);
        return space >= 0 && space < path.IndexOf('/', StringComparison.Ordinal);
    }

    private static string? Labelled(string text)
    {
        var bare = text.TrimStart('*', '_', '`', ' ');
        var label = Array.Find(Labels, l => bare.StartsWith(l, StringComparison.OrdinalIgnoreCase));
        if (label is null) return null;
        var rest = bare[label.Length..].TrimStart(' ').TrimStart([.. "0123456789"]).TrimStart('*', '_', '`', ' ');
        return rest.StartsWith(':') ? rest[1..] : null;
    }

    /// <summary>What is left of a path without quotes, closing decoration, a colon, or a remark such as <c>(new)</c>.</summary>
    private static (string Path, bool Quoted) Clean(string text)
    {
        var path = text.Trim().TrimStart('*', '_').TrimStart();
        if (path.Length > 0 && path[0] is '`' or '"' or '\'')
        {
            var close = path.IndexOf(path[0], 1);
            if (close > 1) return Remark(path[(close + 1)..]) ? (path[1..close].Trim(), true) : ("", true);
        }

        path = path.TrimEnd('*', '=', '`', ':', '#', ' ', '\t');
        if (path.EndsWith(" ---", StringComparison.Ordinal)) path = path[..^4].TrimEnd();
        if (path.EndsWith(')') && path.LastIndexOf(" (", StringComparison.Ordinal) is var open and > 0) path = path[..open].TrimEnd('*', ' ', '`');
        return (path, false);
    }

    /// <summary>After a quoted path: closing decoration and a short remark, but no sentence that merely mentions the path.</summary>
    private static bool Remark(string rest)
    {
        var text = rest.Trim('*', '_', ':', '=', '#', ' ', '\t');
        return text.Length == 0 || text[0] is '(' || text.StartsWith("-->", StringComparison.Ordinal) || text.StartsWith("*/", StringComparison.Ordinal) || text is "---";
    }

    private static string SkipNumber(string text)
    {
        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && text[digits] is '.' or ')' && digits + 1 < text.Length && text[digits + 1] == ' '
            ? text[(digits + 2)..].TrimStart()
            : text;
    }
}
