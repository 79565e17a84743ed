using System.Text.RegularExpressions;

namespace AetherFlow.Edits;

/// <summary>A target taken apart: <c>Pool.Take(int)@12</c> is a name, a signature and a line.</summary>
/// <param name="Name">Dotted.</param>
/// <param name="Signature">With its brackets; null where the target has none.</param>
/// <param name="Line">From 1; null where the target has none.</param>
/// <param name="Whole">All but the line: a name may have brackets of its own, as <c>[Symbol.iterator]</c> has.</param>
internal sealed partial record TargetName(string Name, string? Signature, int? Line, string Whole)
{
    public bool IsSimple => !Name.Contains('.', StringComparison.Ordinal);

    public static TargetName Of(string target)
    {
        var text = target.Trim().Trim('`', '"', '\'').Replace("::", ".", StringComparison.Ordinal);
        int? line = null;
        if (LineMark().Match(text) is { Success: true } mark)
        {
            line = int.Parse(mark.Groups["line"].ValueSpan);
            text = text[..mark.Index];
        }

        var at = SignatureStart(text);
        return new TargetName(Spaced(text[..at]), at < text.Length ? text[at..].Trim() : null, line, text);
    }

    /// <summary>The signs of an operator are part of its name, and so are type arguments of an interface: <c>IRow&lt;int&gt;.Key</c>.</summary>
    private static int SignatureStart(string text)
    {
        var sign = text.IndexOf("operator", StringComparison.Ordinal);
        var from = sign >= 0 ? sign : text.LastIndexOf(">.", StringComparison.Ordinal) + 1;
        var at = sign >= 0 ? text.IndexOf('(', from) : text.IndexOfAny(['(', '[', '<'], from);
        return at < 0 ? text.Length : at;
    }

    private static string Spaced(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"\s*@(?<line>[0-9]{1,7})$", RegexOptions.NonBacktracking)]
    private static partial Regex LineMark();
}
