using System.Text.Json;
using System.Text.Json.Nodes;

namespace AetherFlow.Models.Wire;

/// <summary>
/// Reduces a JSON schema to the words that every vendor takes; with others some answer 400. What is lost, such as
/// limits of numbers, is still checked by whoever asked, and stands in the prompt.
/// OpenAI: https://platform.openai.com/docs/guides/structured-outputs#supported-schemas, Anthropic:
/// https://platform.claude.com/docs/en/build-with-claude/structured-outputs#json-schema-limitations, Gemini:
/// https://ai.google.dev/api/generate-content#FIELDS.response_json_schema.
/// </summary>
internal static class SchemaSubset
{
    /// <param name="schema">Of an object.</param>
    /// <param name="allRequired">Whether the vendor knows no optional properties.</param>
    public static JsonObject Of(JsonElement schema, bool allRequired)
    {
        // Beside a reference nothing else may stand.
        if (schema.Text("$ref") is { } reference) return new JsonObject { ["$ref"] = reference };
        var reduced = new JsonObject();
        if (schema.ValueKind != JsonValueKind.Object) return reduced;
        foreach (var word in schema.EnumerateObject()) Add(reduced, word.Name, word.Value, allRequired);
        if (reduced["type"] is null && reduced["enum"] is JsonArray values && values.All(v => v?.GetValueKind() == JsonValueKind.String)) reduced["type"] = "string";
        if (reduced["properties"] is JsonObject properties && allRequired) reduced["required"] = new JsonArray([.. properties.Select(p => JsonValue.Create(p.Key))]);
        if (reduced["properties"] is not null || (reduced["type"] is JsonValue type && type.GetValueKind() == JsonValueKind.String && (string?)type == "object"))
            reduced["additionalProperties"] = false;
        return reduced;
    }

    private static void Add(JsonObject reduced, string word, JsonElement value, bool allRequired)
    {
        switch (word)
        {
            case "type" or "description" or "enum" or "required":
                reduced[word] = ToolJson.Node(value);
                break;
            case "const":
                reduced["enum"] = new JsonArray(ToolJson.Node(value));
                break;
            case "items":
                reduced[word] = Of(value, allRequired);
                break;
            case "properties" or "$defs" or "definitions" when value.ValueKind == JsonValueKind.Object:
                reduced[word] = new JsonObject(value.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, (JsonNode?)Of(p.Value, allRequired))));
                break;
            case "anyOf" or "oneOf" when value.ValueKind == JsonValueKind.Array:
                reduced["anyOf"] = new JsonArray([.. value.EnumerateArray().Select(v => Of(v, allRequired))]);
                break;
            default:
                break;
        }
    }
}
