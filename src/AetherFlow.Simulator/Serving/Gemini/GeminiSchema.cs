using System.Text.Json;

namespace AetherFlow.Simulator.Serving.Gemini;

/// <summary>Checks Google's own kind of schema, a part of OpenAPI's: <c>$ref</c>, <c>additionalProperties</c> and others are unknown to it.</summary>
internal static class GeminiSchema
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "type", "format", "title", "description", "nullable", "enum", "maxItems", "minItems", "properties", "required", "minProperties", "maxProperties",
        "minLength", "maxLength", "pattern", "example", "anyOf", "propertyOrdering", "default", "items", "minimum", "maximum",
    };

    private static readonly string[] Types = ["STRING", "NUMBER", "INTEGER", "BOOLEAN", "ARRAY", "OBJECT", "NULL", "TYPE_UNSPECIFIED"];

    public static VendorRefusal? Check(JsonElement schema, string place)
    {
        if (GeminiFields.Read(schema, place, Known, out var fields) is { } unknown) return unknown;
        if (fields.Has("type", out var type) && !(type.IsText() && Types.Contains(type.GetString(), StringComparer.OrdinalIgnoreCase)))
            return GeminiRefusals.WrongValue($"{place}.type", "type.googleapis.com/google.ai.generativelanguage.v1beta.Type");
        if (fields.Has("items", out var items) && Check(items, $"{place}.items") is { } wrongItem) return wrongItem;
        if (fields.Has("properties", out var properties))
        {
            if (!properties.IsObject()) return GeminiRefusals.WrongValue($"{place}.properties", "an object is wanted");
            foreach (var property in properties.EnumerateObject())
            {
                if (Check(property.Value, $"{place}.properties[{property.Name}]") is { } wrong) return wrong;
            }
        }

        if (!fields.Has("anyOf", out var choices) || !choices.IsList()) return null;
        foreach (var (index, choice) in choices.EnumerateArray().Index())
        {
            if (Check(choice, $"{place}.any_of[{index}]") is { } wrong) return wrong;
        }

        return null;
    }
}
