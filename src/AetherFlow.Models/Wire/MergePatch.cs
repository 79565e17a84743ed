using System.Text.Json;
using System.Text.Json.Nodes;

namespace AetherFlow.Models.Wire;

/// <summary>
/// Adds the catalogue's fields to a request, objects inside objects too; null takes a field away, as a model needs
/// that refuses a temperature (https://www.rfc-editor.org/rfc/rfc7396).
/// </summary>
internal static class MergePatch
{
    public static void Apply(JsonObject target, IEnumerable<KeyValuePair<string, JsonElement>> fields)
    {
        foreach (var (name, value) in fields) Apply(target, name, value);
    }

    private static void Apply(JsonObject target, string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            target.Remove(name);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            if (target[name] is not JsonObject inner) target[name] = inner = [];
            foreach (var property in value.EnumerateObject()) Apply(inner, property.Name, property.Value);
        }
        else
        {
            target[name] = JsonNode.Parse(value.GetRawText());
        }
    }
}
