namespace AetherFlow.Edits;

/// <summary>Lines like <c>&lt;source&gt;python</c> that some models put around a block instead of a fence.</summary>
internal static class WrapperTag
{
    private static readonly string[] Names = ["source", "code", "pre", "codeblock", "sourcecode"];

    public static bool IsOpening(string line)
    {
        var text = line.AsSpan().Trim();
        var close = text.IndexOf('>');
        return close > 1 && text[0] == '<' && Is(text[1..close]) && text[(close + 1)..].IndexOfAny(' ', '<') < 0;
    }

    public static bool IsClosing(string line)
    {
        var text = line.AsSpan().Trim();
        return text.Length > 3 && text.StartsWith("</") && text[^1] == '>' && Is(text[2..^1]);
    }

    private static bool Is(ReadOnlySpan<char> name)
    {
        foreach (var known in Names)
        {
            if (name.Equals(known, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
