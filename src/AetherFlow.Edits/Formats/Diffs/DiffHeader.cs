using System.Text.RegularExpressions;

namespace AetherFlow.Edits;

/// <summary>The lines of a unified diff that are no content.</summary>
internal static partial class DiffHeader
{
    public const string Nothing = "/dev/null";
    public const string Git = "diff --git ";

    private static readonly string[] Extended =
    [
        "index ", "old mode ", "new mode ", "new file mode ", "deleted file mode ", "similarity index ", "dissimilarity index ",
        "rename from ", "rename to ", "copy from ", "copy to ", "Binary files ", "GIT binary patch",
    ];

    /// <summary>What stands after <c>@@</c> if it is numbers, such as <c>-1,3 +1,4 @@ class A</c>.</summary>
    public static bool IsRange(string text) => Range.IsMatch(text);

    public static bool IsHunk(string line) => line.StartsWith("@@", StringComparison.Ordinal);

    /// <summary>A hunk's first line that can be nothing else: with numbers, or without anything.</summary>
    public static bool IsBareHunk(string line) => IsHunk(line) && line[2..].Trim() is var rest && (rest.Length == 0 || IsRange(rest));

    public static bool IsGit(string line) => line.StartsWith(Git, StringComparison.Ordinal);

    public static bool IsExtended(string line) => Array.Exists(Extended, e => line.StartsWith(e, StringComparison.Ordinal));

    /// <summary>Whether the two lines from <paramref name="at"/> on are <c>--- old</c> and <c>+++ new</c>.</summary>
    public static bool IsPair(List<string> lines, int at) =>
        at + 1 < lines.Count
        && lines[at].AsSpan().TrimStart().StartsWith("--- ") && lines[at + 1].AsSpan().TrimStart().StartsWith("+++ ");

    /// <summary>Within a hunk such a pair can be content (a removed <c>-- comment</c>): only before a line <c>@@</c> it is a header.</summary>
    public static bool IsPairBeforeHunk(List<string> lines, int at) =>
        IsPair(lines, at) && at + 2 < lines.Count && lines[at + 2].AsSpan().TrimStart().StartsWith("@@");

    /// <summary>The names of a <c>diff --git a/old b/new</c> line; null where spaces leave it open where one ends.</summary>
    public static (string Old, string New)? GitNames(string line)
    {
        var rest = line[Git.Length..].Trim();
        if (GitPath.Unquote(rest) is { } first && first.Length < rest.Length) return (first.Path, Unquote(rest[first.Length..].Trim()));
        if (rest.EndsWith('"') && rest.IndexOf(" \"", StringComparison.Ordinal) is var second and > 0) return (rest[..second], Unquote(rest[(second + 1)..]));
        var middle = rest.Length / 2;
        // Without a rename both names are equal, so that the blank between them is in the middle.
        if (rest.Length % 2 == 1 && rest[middle] == ' ' && SameFile(rest[..middle], rest[(middle + 1)..])) return (rest[..middle], rest[(middle + 1)..]);
        return rest.Split(' ') is [var old, var now] ? (old, now) : null;
    }

    /// <summary>The path of a <c>---</c> or <c>+++</c> line, without marks, time and quotes.</summary>
    public static string PathOf(string line)
    {
        var text = line.TrimStart()[4..];
        var tab = text.IndexOf('\t', StringComparison.Ordinal);
        if (tab >= 0) text = text[..tab];
        var time = Time.Match(text);
        return Unquote((time.Success ? text[..time.Index] : text).Trim());
    }

    /// <summary>Both paths without <c>a/</c> and <c>b/</c>, if the diff uses them.</summary>
    public static (string Old, string New) WithoutSides(string old, string now)
    {
        var prefixed = (old == Nothing || old.StartsWith("a/", StringComparison.Ordinal)) && (now == Nothing || now.StartsWith("b/", StringComparison.Ordinal));
        if (prefixed) return (Bare(old), Bare(now));
        if (old.StartsWith("a/", StringComparison.Ordinal) && Bare(old) == now) return (now, now);
        return now.StartsWith("b/", StringComparison.Ordinal) && Bare(now) == old ? (old, old) : (old, now);
    }

    /// <summary>A name as git writes it, or in quotes around whatever there is.</summary>
    public static string Unquote(string path) =>
        GitPath.Unquote(path) is { } quoted && quoted.Length == path.Length ? quoted.Path : path is ['"', .. var inside, '"'] ? inside : path;

    private static string Bare(string path) => path == Nothing ? path : path[2..];

    private static bool SameFile(string old, string now)
    {
        var (a, b) = WithoutSides(old, now);
        return a == b;
    }

    [GeneratedRegex(@"^-\d+(,\d+)? \+\d+(,\d+)?( @@|$)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Range { get; }

    [GeneratedRegex(@"\s(\d{4}-\d\d-\d\d[ T]\d\d:\d\d|(Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z][a-z] )", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Time { get; }
}
