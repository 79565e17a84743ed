using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace AetherFlow.Plans.Source;

/// <summary>JSON allows <c>\ud800</c> without its second half; text does not, and decoding it would throw.</summary>
internal static class Escapes
{
    /// <summary>The text of the content of a well-formed JSON string; as written if it has half a character, which is an error elsewhere.</summary>
    public static string Decode(ReadOnlySpan<byte> content)
    {
        if (!content.Contains((byte)'\\') || FindUnpaired(content) >= 0) return Encoding.UTF8.GetString(content);
        var reader = new Utf8JsonReader([(byte)'"', .. content, (byte)'"']);
        reader.Read();
        return reader.GetString()!;
    }

    /// <summary>Offset of the first half character in the content of a well-formed JSON string, or -1.</summary>
    public static int FindUnpaired(ReadOnlySpan<byte> content)
    {
        var high = -1;
        for (var i = 0; i < content.Length;)
        {
            var unit = (char)0;
            var taken = 1;
            if (content[i] == '\\')
            {
                var coded = content[i + 1] == 'u';
                taken = coded ? 6 : 2;
                if (coded) unit = (char)(Utf8Parser.TryParse(content.Slice(i + 2, 4), out ushort value, out _, 'x') ? value : 0);
            }

            if (high >= 0 != char.IsLowSurrogate(unit)) return high >= 0 ? high : i;
            high = char.IsHighSurrogate(unit) ? i : -1;
            i += taken;
        }

        return high;
    }
}
