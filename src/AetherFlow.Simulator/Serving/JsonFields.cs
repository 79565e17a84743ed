using System.Text.Json;

namespace AetherFlow.Simulator.Serving;

/// <summary>Reads fields whose type is not known beforehand.</summary>
internal static class JsonFields
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 128 };

    /// <summary>Null where the bytes are no JSON object.</summary>
    public static JsonDocument? TryParse(ReadOnlyMemory<byte> body, out bool isJson)
    {
        isJson = false;
        try
        {
            var document = JsonDocument.Parse(body, Strict);
            isJson = HoldsText(body.Span);
            if (isJson && document.RootElement.ValueKind == JsonValueKind.Object) return document;
            document.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The field, where it is there and not null.</summary>
    public static bool Has(this JsonElement element, string name, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }

    public static string? Text(this JsonElement element, string name) =>
        element.Has(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static bool IsObject(this JsonElement element) => element.ValueKind == JsonValueKind.Object;

    public static bool IsList(this JsonElement element) => element.ValueKind == JsonValueKind.Array;

    public static bool IsText(this JsonElement element) => element.ValueKind == JsonValueKind.String;

    public static bool Is(this JsonElement element, string text) => element.IsText() && element.ValueEquals(text);

    public static bool IsTrue(this JsonElement element, string name) => element.Has(name, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>Letters, digits, underscores and dashes, as vendors want names and ids; none at all, too.</summary>
    public static bool IsPlainName(string text) => text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    public static bool IsFlag(this JsonElement element) => element.ValueKind is JsonValueKind.True or JsonValueKind.False;

    public static bool IsWhole(this JsonElement element, long atLeast) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number) && number >= atLeast;

    public static bool IsBetween(this JsonElement element, double least, double most) =>
        element.ValueKind == JsonValueKind.Number && element.GetDouble() is var number && number >= least && number <= most;

    /// <summary>Whether all names and texts can be read: the parser lets half a surrogate pair pass, and bytes that are no UTF-8. To vendors neither is JSON.</summary>
    private static bool HoldsText(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = Strict.MaxDepth });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String) reader.GetString();
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
