namespace AetherFlow.Engine.Prompts;

/// <summary>Finds what may be a name in code or in prose about code.</summary>
internal static class Identifiers
{
    private static readonly string[] Joins = [".", "::", "->", "#", "?."];

    public static IEnumerable<(int Start, int End)> In(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (!IsPart(text[at]))
            {
                at++;
                continue;
            }

            var end = at + 1;
            while (end < text.Length && IsPart(text[end])) end++;
            if (!char.IsDigit(text[at])) yield return (at, end);
            at = end;
        }
    }

    public static bool IsPart(char c) => char.IsLetterOrDigit(c) || c is '_' or '$';

    /// <summary>Characters of what joins the name that ends here to one that follows; 0 where none does.</summary>
    public static int JoinAfter(string text, int end) =>
        Array.Find(Joins, join => string.CompareOrdinal(text, end, join, 0, join.Length) == 0 && end + join.Length < text.Length && IsPart(text[end + join.Length]))?.Length ?? 0;

    /// <summary>The same of a name before.</summary>
    public static int JoinBefore(string text, int start) =>
        Array.Find(Joins, join => start > join.Length && string.CompareOrdinal(text, start - join.Length, join, 0, join.Length) == 0 && IsPart(text[start - join.Length - 1]))?.Length ?? 0;
}
