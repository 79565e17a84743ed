using System.Buffers;
using System.Globalization;
using System.Text;

namespace AetherFlow.Simulator.Serving.Replies;

/// <summary>Writes text as a JSON string with as few escapes as JSON allows.</summary>
internal static class PlainText
{
    private static readonly SearchValues<char> Special = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(c => (char)c), '"', '\\']);

    public static void Write(ArrayBufferWriter<byte> target, ReadOnlySpan<char> text)
    {
        target.Write("\""u8);
        for (var special = text.IndexOfAny(Special); special >= 0; special = text.IndexOfAny(Special))
        {
            Encoding.UTF8.GetBytes(text[..special], target);
            WriteEscaped(target, text[special]);
            text = text[(special + 1)..];
        }

        Encoding.UTF8.GetBytes(text, target);
        target.Write("\""u8);
    }

    private static void WriteEscaped(ArrayBufferWriter<byte> target, char character)
    {
        switch (character)
        {
            case '"': target.Write("\\\""u8); return;
            case '\\': target.Write("\\\\"u8); return;
            case '\n': target.Write("\\n"u8); return;
            case '\r': target.Write("\\r"u8); return;
            case '\t': target.Write("\\t"u8); return;
            default: Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"), target); return;
        }
    }
}
