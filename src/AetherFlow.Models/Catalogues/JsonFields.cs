using System.Text.Json;
using AetherFlow.Runs;

namespace AetherFlow.Models.Catalogues;

/// <summary>
/// Reads the fields of one JSON object of a catalogue and collects what is wrong with them, each with its path.
/// </summary>
internal sealed class JsonFields(JsonElement element, string path, List<Problem> problems)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public string Path => path;

    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    public string? Text(string name, bool required = true)
    {
        if (Find(name, JsonValueKind.String, "text", required) is not { } value) return null;
        if (value.GetString() is { } text && !string.IsNullOrWhiteSpace(text)) return text;
        Report(name, "is empty");
        return null;
    }

    public int? Count(string name)
    {
        if (Find(name, JsonValueKind.Number, "a number", required: true) is not { } value) return null;
        if (value.TryGetInt32(out var count) && count > 0) return count;
        Report(name, $"is {value.GetRawText()}; a whole number above 0 is wanted");
        return null;
    }

    public decimal? Price(string name, bool required = true)
    {
        if (Find(name, JsonValueKind.Number, "a number", required) is not { } value) return null;
        if (value.TryGetDecimal(out var price) && price is >= 0 and < 1_000_000) return price;
        Report(name, $"is {value.GetRawText()}; a price of 0 or more is wanted");
        return null;
    }

    public bool Flag(string name, bool otherwise = false)
    {
        if (!TryFind(name, out var value)) return otherwise;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        Report(name, $"is {value.GetRawText()}; true or false is wanted");
        return otherwise;
    }

    public IReadOnlyList<string> Texts(string name)
    {
        if (Find(name, JsonValueKind.Array, "a list", required: false) is not { } list) return [];
        if (list.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
            Report(name, "holds something that is no text");
        return [.. list.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.String).Select(i => i.GetString()!)];
    }

    public IEnumerable<JsonFields> Items(string name)
    {
        if (Find(name, JsonValueKind.Array, "a list", required: true) is not { } list) yield break;
        var index = 0;
        foreach (var item in list.EnumerateArray())
            yield return new JsonFields(item, $"{path}.{name}[{index++}]", problems);
    }

    public JsonFields? Inner(string name) =>
        Find(name, JsonValueKind.Object, "an object", required: false) is { } value
            ? new JsonFields(value, $"{path}.{name}", problems)
            : null;

    public IReadOnlyDictionary<string, JsonElement> Raw(string name) =>
        Find(name, JsonValueKind.Object, "an object", required: false) is { } value
            ? value.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.Clone(), StringComparer.Ordinal)
            : new Dictionary<string, JsonElement>();

    public void Report(string name, string what) =>
        problems.Add(new Problem("catalogue.invalid", $"{path}.{name} {what}.", "Correct the catalogue."));

    /// <summary>A field that nobody reads is a misspelt one.</summary>
    public void ReportUnknown()
    {
        foreach (var property in element.EnumerateObject().Where(p => !_known.Contains(p.Name)))
            Report(property.Name, $"is unknown; known here: {string.Join(", ", _known.Order(StringComparer.Ordinal))}");
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
