using System.Text.Json;

namespace AetherFlow.Models.Catalogues;

/// <summary>Reads the fields of one JSON object and collects what is wrong with them, each with its path.</summary>
internal sealed class JsonFields(JsonElement element, string path, FieldProblems problems)
{
    private static readonly HashSet<string> KeyNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "key", "api_key", "apikey", "api-key", "token", "secret", "password", "authorization", "x-api-key", "x-goog-api-key",
    };

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public string Path => path;

    public FieldProblems Problems => problems;

    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    /// <summary>Those that are there, known or not.</summary>
    public IEnumerable<string> Names => element.EnumerateObject().Select(p => p.Name);

    /// <summary>Whether a field of that name would hold a key, or what is as good as one.</summary>
    public static bool IsKey(string name) => KeyNames.Contains(name);

    /// <summary>The text that stands there, as it is; nothing is reported.</summary>
    public string? Peek(string name) => TryFind(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public string? Text(string name, bool required = true)
    {
        if (Find(name, JsonValueKind.String, "text", required) is not { } value) return null;
        if (value.GetString() is { } text && !string.IsNullOrWhiteSpace(text)) return text;
        Report(name, "is empty");
        return null;
    }

    public int? Count(string name, bool required = true)
    {
        if (Find(name, JsonValueKind.Number, "a number", required) is not { } value) return null;
        if (value.TryGetInt32(out var count) && count > 0) return count;
        Report(name, $"is {value.GetRawText()}; a whole number above 0 is wanted");
        return null;
    }

    public decimal? Price(string name, bool required = true)
    {
        if (Find(name, JsonValueKind.Number, "a number", required) is not { } value) return null;
        if (value.TryGetDecimal(out var price) && price is >= 0 and < 1_000_000) return price;
        Report(name, $"is {value.GetRawText()}; a number of US dollars, 0 or more, is wanted");
        return null;
    }

    /// <summary>A number from 0 to 1; null where it is not there.</summary>
    public double? Fraction(string name)
    {
        if (Find(name, JsonValueKind.Number, "a number", required: false) is not { } value) return null;
        if (value.TryGetDouble(out var fraction) && fraction is >= 0 and <= 1) return fraction;
        Report(name, $"is {value.GetRawText()}; a number from 0 to 1 is wanted");
        return null;
    }

    /// <summary>Null where it is not there.</summary>
    public bool? Flag(string name)
    {
        if (!TryFind(name, out var value)) return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        Report(name, $"is {Shorten(value.GetRawText())}; true or false is wanted");
        return null;
    }

    /// <summary>Null where it is not there. What stands in it is never shown: it may be what was meant for another place.</summary>
    public IReadOnlyList<string>? Texts(string name)
    {
        if (!TryFind(name, out var list)) return null;
        if (list.ValueKind != JsonValueKind.Array)
        {
            Report(name, "is no list");
            return null;
        }

        if (list.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
            Report(name, "holds something that is no text");
        return [.. list.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.String).Select(i => i.GetString()!)];
    }

    public IEnumerable<JsonFields> Items(string name, bool required = true)
    {
        if (Find(name, JsonValueKind.Array, "a list", required) is not { } list) yield break;
        var index = 0;
        foreach (var item in list.EnumerateArray())
            yield return new JsonFields(item, $"{path}.{name}[{index++}]", problems);
    }

    public JsonFields? Inner(string name) =>
        Find(name, JsonValueKind.Object, "an object", required: false) is { } value
            ? new JsonFields(value, $"{path}.{name}", problems)
            : null;

    /// <summary>Null where it is not there.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Raw(string name) =>
        Find(name, JsonValueKind.Object, "an object", required: false) is { } value
            ? value.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.Clone(), StringComparer.Ordinal)
            : null;

    public void Report(string name, string what) => problems.Add($"{path}.{name} {what}");

    public void Report(string name, string what, string code, string hint) => problems.Add(code, $"{path}.{name} {what}", hint);

    /// <summary>Fields that others read.</summary>
    public void PassOver(params ReadOnlySpan<string> names)
    {
        foreach (var name in names) _known.Add(name);
    }

    /// <summary>A field that nobody reads is a misspelt one, or a key that is in the wrong place: that is not shown.</summary>
    public void ReportUnknown() => ReportUnread(name => Report(name, $"is unknown; known here: {KnownNames}"));

    /// <summary>The same where there are fields that other files may have, and this one may not.</summary>
    public void ReportNotAllowed(string code, string hint) =>
        ReportUnread(name => Report(name, $"is not allowed here; allowed: {KnownNames}", code, hint));

    /// <summary>A field that would hold a key.</summary>
    public void ReportKey(string name) => Report(name, "is no place for a key", "config.invalid", "Keys belong in the environment or in .env.");

    public void WriteTo(Utf8JsonWriter writer, string name)
    {
        if (!TryFind(name, out var value)) return;
        writer.WritePropertyName(name);
        value.WriteTo(writer);
    }

    private string KnownNames => string.Join(", ", _known.Order(StringComparer.Ordinal));

    private void ReportUnread(Action<string> report)
    {
        foreach (var name in Names.Where(name => !_known.Contains(name)).Distinct(StringComparer.Ordinal))
        {
            if (IsKey(name)) ReportKey(name);
            else report(name);
        }
    }

    private JsonElement? Find(string name, JsonValueKind kind, string wanted, bool required)
    {
        if (!TryFind(name, out var value))
        {
            if (required) Report(name, "is missing");
            return null;
        }

        if (value.ValueKind == kind) return value;
        Report(name, $"is {Shorten(value.GetRawText())}; {wanted} is wanted");
        return null;
    }

    private bool TryFind(string name, out JsonElement value)
    {
        _known.Add(name);
        return element.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
