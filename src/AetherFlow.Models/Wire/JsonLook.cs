using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AetherFlow.Models.Wire;

/// <summary>Looks into JSON that may have any shape: what is not as expected is absent.</summary>
internal static class JsonLook
{
    public static JsonElement? Get(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    public static JsonElement? First(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array && element.GetArrayLength() > 0 ? element[0] : null;

    public static string? Text(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => Unescape(element),
        JsonValueKind.Number => element.GetRawText(),
        _ => null,
    };

    public static string? Text(this JsonElement element, string name) => element.Get(name)?.Text();

    /// <summary>A count of tokens; some vendors write <c>12.0</c>.</summary>
    public static long? Count(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDecimal(out var number) && number is >= 0 and < 1_000_000_000_000
            ? (long)Math.Round(number)
            : null;

    /// <summary>
    /// Vendors cut a reply anywhere, also between the two halves of a surrogate pair: one half alone is no valid
    /// string for the JSON library, but the next piece makes it whole.
    /// </summary>
    private static string Unescape(JsonElement element)
    {
        try
        {
            return element.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return UnescapeRaw(element.GetRawText().AsSpan()[1..^1]);
        }
    }

    private static string UnescapeRaw(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }

            var escape = raw[++i];
            if (escape == 'u')
            {
                text.Append((char)ushort.Parse(raw.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                text.Append(escape switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', _ => escape });
            }
        }

        return text.ToString();
    }
}
