using System.Text;
using System.Text.Json;

namespace AetherFlow.Simulator.Serving.Gemini;

/// <summary>
/// The fields of an object by their camelCase names; Google takes snake_case too, and refuses names that its
/// description of the object does not have.
/// </summary>
internal sealed class GeminiFields
{
    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);

    private GeminiFields()
    {
    }

    public static VendorRefusal? Read(JsonElement element, string place, IReadOnlySet<string> known, out GeminiFields fields)
    {
        fields = new GeminiFields();
        if (!element.IsObject()) return GeminiRefusals.WrongValue(place, "an object is wanted");
        foreach (var field in element.EnumerateObject())
        {
            var name = Camel(field.Name);
            if (!known.Contains(name)) return GeminiRefusals.UnknownField(field.Name, place);
            if (field.Value.ValueKind != JsonValueKind.Null) fields._fields[name] = field.Value;
        }

        return null;
    }

    public bool Has(string name, out JsonElement value) => _fields.TryGetValue(name, out value);

    public bool Has(string name) => _fields.ContainsKey(name);

    public string? Text(string name) => _fields.TryGetValue(name, out var value) && value.IsText() ? value.GetString() : null;

    private static string Camel(string name)
    {
        if (!name.Contains('_', StringComparison.Ordinal)) return name;
        var camel = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '_' && i > 0 && i + 1 < name.Length) camel.Append(char.ToUpperInvariant(name[++i]));
            else camel.Append(name[i]);
        }

        return camel.ToString();
    }
}
