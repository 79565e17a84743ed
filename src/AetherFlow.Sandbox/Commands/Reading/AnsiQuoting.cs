using System.Globalization;
using System.Text;

namespace AetherFlow.Sandbox;

/// <summary>The escapes of <c>$'…'</c>.</summary>
internal static class AnsiQuoting
{
    private const string Escapes = "ntrabfveE\\'\"?";
    private const string Meanings = "\n\t\r\a\b\f\v\u001b\u001b\\'\"?";

    /// <summary>What bash makes of it; null where the result would be bytes rather than text, or is not certain.</summary>
    public static string? Decode(ReadOnlySpan<char> text)
    {
        var decoded = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            if (text[i] != '\\')
            {
                decoded.Append(text[i++]);
                continue;
            }

            if (i + 1 >= text.Length) return null;
            if (Simple(text[i + 1]) is { } simple)
            {
                decoded.Append(simple);
                i += 2;
                continue;
            }

            var (start, digits, radix) = text[i + 1] switch
            {
                >= '0' and <= '7' => (i + 1, 3, 8),
                'x' => (i + 2, 2, 16),
                'u' => (i + 2, 4, 16),
                'U' => (i + 2, 8, 16),
                _ => (0, 0, 0),
            };
            if (radix == 0) return null;
            var length = Digits(text[start..], digits, radix);
            if (length == 0) return null;
            var value = Value(text.Slice(start, length), radix);
            // Above ASCII the result depends on the locale of the shell; NUL ends the word for bash.
            if (value is 0 or > 127) return null;
            decoded.Append((char)value);
            i = start + length;
        }

        return decoded.ToString();
    }

    private static char? Simple(char escape) => Escapes.IndexOf(escape) is var index and >= 0 ? Meanings[index] : null;

    private static int Digits(ReadOnlySpan<char> text, int most, int radix)
    {
        var length = 0;
        while (length < most && length < text.Length && (radix == 16 ? char.IsAsciiHexDigit(text[length]) : text[length] is >= '0' and <= '7')) length++;
        return length;
    }

    private static long Value(ReadOnlySpan<char> digits, int radix)
    {
        if (radix == 16) return long.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        var value = 0L;
        foreach (var digit in digits) value = value * 8 + (digit - '0');
        return value;
    }
}
