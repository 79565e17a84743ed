using System.Text.Json;

namespace AetherFlow.Plans.Source;

/// <summary>Says in the words of a plan's author what breaks the JSON at one place; the usual slips of people and models have their own words.</summary>
internal sealed class SyntaxDiagnosis(SourceText source, ProblemLog problems)
{
    /// <param name="offset">Where the reader gave up.</param>
    /// <param name="end">Where the last good token ended.</param>
    /// <param name="open">Objects and arrays that are still open, the innermost first.</param>
    /// <param name="afterKey">Whether a value is due because a key was read.</param>
    public void Report(int offset, int end, IReadOnlyCollection<SourceValue> open, bool afterKey)
    {
        var inner = open.FirstOrDefault();
        var (message, hint) = Explain(offset, end, inner, afterKey);
        var shown = Excerpt.Of(source.Bytes.Span[Math.Min(offset, source.Bytes.Length)..], 20);
        problems.Add(PlanCodes.Syntax, PlanSeverity.Error, offset, inner?.Path ?? "$", message, shown, hint);
    }

    private (string Message, string Hint) Explain(int offset, int end, SourceValue? inner, bool afterKey)
    {
        var span = source.Bytes.Span;
        var start = SkipBlanks(end);
        var here = offset < span.Length ? span[offset] : (byte)0;
        var shown = offset < span.Length ? $"'{Excerpt.First(span[offset..])}'" : "the end of the file";
        if (start < offset && start < span.Length && span[start] == '"') return IsInText(start, offset) ? InText(here, shown) : NoColon(start, shown);
        if (here is (byte)',' or (byte)':') return ($"unexpected {shown}", $"something is missing before it, or it is one {shown} too many");

        var first = start < span.Length ? span[start] : (byte)0;
        if (first is (byte)'}' or (byte)']') return Closing(first, inner, afterKey);
        if (inner is { Children.Count: > 0 } && !afterKey && !span[end..start].Contains((byte)',')) return NoComma(end, shown);
        if (first == '\'') return ("a text is in single quotes", "JSON wants double quotes");

        var word = Word(start);
        if (char.IsAsciiLetter((char)first)) return Letters(word, inner, afterKey);
        if (IsNumberLike(first) && offset < start + word.Length) return ($"{word} is no JSON number", "write it like 0.5, 12 or -3, without leading zeros, plus sign or unit");
        return ($"unexpected {shown}", "check commas, colons, quotes and brackets just before it");
    }

    private bool IsInText(int start, int offset)
    {
        var span = source.Bytes.Span;
        for (var i = start + 1; i < offset; i++)
        {
            if (span[i] == '"') return false;
            if (span[i] == '\\') i++;
        }

        return true;
    }

    private (string Message, string Hint) NoColon(int start, string shown)
    {
        var key = source.Bytes.Span[(start + 1)..];
        return ($"a colon is missing between the key \"{Excerpt.Of(key[..key.IndexOf((byte)'"')])}\" and {shown}", "write \"key\": value");
    }

    private (string Message, string Hint) NoComma(int end, string shown) =>
        ($"a comma is missing before {shown}",
            source.Bytes.Span[end - 1] == '"' ? "put a comma between two entries; a quote inside a text is written \\\"" : "put a comma between two entries");

    private static (string Message, string Hint) InText(byte here, string shown) => here switch
    {
        (byte)'\n' or (byte)'\r' => ("a text goes over the end of its line", "write line breaks in a text as \\n; a closing quote may be missing"),
        < 0x20 => ($"a text holds the control character {shown}", "escape it, a tab as \\t"),
        _ => ($"a text holds an escape that JSON does not know, at {shown}", "write a backslash as \\\\"),
    };

    private (string Message, string Hint) Closing(byte bracket, SourceValue? inner, bool afterKey)
    {
        if (afterKey) return ($"a value is missing before {(char)bracket}", "give the key a value or remove it");
        if (inner is null) return ($"{(char)bracket} closes nothing", "remove it");
        var what = inner.Kind == JsonValueKind.Object ? "object" : "array";
        return ($"{(char)bracket} does not close the {what} opened at {problems.PlaceOf(inner)}", $"close it with {(inner.Kind == JsonValueKind.Object ? '}' : ']')} first");
    }

    private static (string Message, string Hint) Letters(string word, SourceValue? inner, bool afterKey) =>
        inner is { Kind: JsonValueKind.Object } && !afterKey
            ? ($"{word} is not in double quotes", "write keys as \"key\", and a comma between two entries")
            : word switch
            {
                "True" or "False" or "None" => ($"{word} is no JSON value", "write true, false or null"),
                "NaN" or "Infinity" or "undefined" => ($"{word} is no JSON value", "write a number, or leave the key out"),
                _ => ($"{word} is no JSON value", "put a text in double quotes; the bare words are true, false and null"),
            };

    private static bool IsNumberLike(byte first) => char.IsAsciiDigit((char)first) || first is (byte)'-' or (byte)'+' or (byte)'.';

    private int SkipBlanks(int at)
    {
        var span = source.Bytes.Span;
        while (at < span.Length && span[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)',' or (byte)':') at++;
        return at;
    }

    private string Word(int at)
    {
        var span = source.Bytes.Span;
        var end = at;
        while (end < span.Length && end - at < 40 && (char.IsAsciiLetterOrDigit((char)span[end]) || span[end] is (byte)'_' or (byte)'-' or (byte)'+' or (byte)'.')) end++;
        return Excerpt.Of(span[at..end]);
    }
}
