namespace AetherFlow.Edits;

/// <summary>Finds where a number ends, so that <c>1if</c> is a number and a word, as Python reads it.</summary>
internal static class PythonNumber
{
    public static int End(string text, int start)
    {
        if (text[start] == '0' && start + 1 < text.Length && text[start + 1] is 'x' or 'X' or 'o' or 'O' or 'b' or 'B')
        {
            var isHexadecimal = text[start + 1] is 'x' or 'X';
            var at = start + 2;
            while (at < text.Length && (isHexadecimal ? char.IsAsciiHexDigit(text[at]) || text[at] == '_' : IsDigit(text, at))) at++;
            return at;
        }

        var end = Digits(text, start);
        if (end < text.Length && text[end] == '.') end = Digits(text, end + 1);
        end = Exponent(text, end);
        return end < text.Length && text[end] is 'j' or 'J' ? end + 1 : end;
    }

    private static int Exponent(string text, int at)
    {
        if (at >= text.Length || text[at] is not ('e' or 'E')) return at;
        var digits = at + 1 < text.Length && text[at + 1] is '+' or '-' ? at + 2 : at + 1;
        return digits < text.Length && char.IsAsciiDigit(text[digits]) ? Digits(text, digits) : at;
    }

    private static int Digits(string text, int at)
    {
        while (IsDigit(text, at)) at++;
        return at;
    }

    private static bool IsDigit(string text, int at) =>
        at < text.Length && (char.IsAsciiDigit(text[at]) || (text[at] == '_' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])));
}
