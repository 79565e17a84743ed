namespace AetherFlow.Engine.Prompts;

/// <summary>Keeps each item of a prompt within its size: the head and the tail of what is too long, cut at line ends.</summary>
internal static class Excerpt
{
    /// <summary>Characters of one file in a prompt.</summary>
    public const int FileLimit = 160 * 1024;

    /// <summary>Characters of one earlier step's result in a prompt.</summary>
    public const int ResultLimit = 32 * 1024;

    /// <summary>Returns the text, or its first four and last fifth with a line between that says what is missing.</summary>
    public static string Of(string text, int limit)
    {
        if (text.Length <= limit) return text;
        var head = text.LastIndexOf('\n', limit / 5 * 4) is var end and > 0 ? end + 1 : CutBefore(text, limit / 5 * 4);
        var tailFrom = text.Length - limit / 5;
        var tail = text.IndexOf('\n', tailFrom) is var start and >= 0 && start + 1 < text.Length ? start + 1 : CutBefore(text, tailFrom);
        return $"{text[..head]}[… {tail - head} characters left out …]\n{text[tail..]}";
    }

    /// <summary>Returns the text, or its beginning with an ellipsis: never more than the limit, never half a character.</summary>
    public static string Beginning(string text, int limit) => text.Length <= limit ? text : text[..CutBefore(text, limit - 1)] + "…";

    private static int CutBefore(string text, int at) => char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
