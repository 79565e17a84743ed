using System.Text.Json;

namespace AetherFlow.Simulator.Serving.OpenAi;

/// <summary>Reads <c>response_format</c>.</summary>
internal static class OpenAiResponseFormat
{
    public static VendorRefusal? Read(JsonElement root, IReadOnlyList<(string Role, string Text)> messages, out JsonElement? schema)
    {
        schema = null;
        if (!root.Has("response_format", out var format)) return null;
        switch (format.Text("type"))
        {
            case "text":
                return null;
            case "json_object":
                return messages.Any(m => m.Text.Contains("json", StringComparison.OrdinalIgnoreCase))
                    ? null
                    : OpenAiRefusals.Invalid("'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.", "messages");
            case "json_schema":
                return ReadSchema(format, out schema);
            default:
                return OpenAiRefusals.Invalid("Invalid value for 'response_format.type'. Supported values are: 'json_object', 'json_schema', and 'text'.", "response_format.type", "invalid_value");
        }
    }

    /// <summary>How a schema breaks the rules of strict mode; null where it does not.</summary>
    public static string? SchemaFaultOf(JsonElement schema)
    {
        if (SchemaRule.Check(schema, allRequired: true) is not { } found) return null;
        var context = $"In context=({string.Concat(found.Place.Select(p => $"'{p}', ")).TrimEnd(' ')})";
        return found.Fault == SchemaFault.Open
            ? $"{context}, 'additionalProperties' is required to be supplied and to be false."
            : $"{context}, 'required' is required to be supplied and to be an array including every key in properties. Missing '{found.Key}'.";
    }

    private static VendorRefusal? ReadSchema(JsonElement format, out JsonElement? schema)
    {
        const string Param = "response_format.json_schema";
        schema = null;
        if (!format.Has("json_schema", out var named) || !named.IsObject()) return OpenAiRefusals.Missing(Param);
        if (OpenAiTools.ReadName(named, Param, out var name) is { } wrongName) return wrongName;
        if (!named.Has("schema", out var given) || !given.IsObject()) return OpenAiRefusals.Missing($"{Param}.schema");
        if (given.Text("type") != "object")
            return OpenAiRefusals.Invalid($"Invalid schema for response_format '{name}': schema must be a JSON Schema of 'type: \"object\"', got 'type: \"{given.Text("type") ?? "None"}\"'.", "response_format", "invalid_json_schema");
        if (named.IsTrue("strict") && SchemaFaultOf(given) is { } fault)
            return OpenAiRefusals.Invalid($"Invalid schema for response_format '{name}': {fault}", "response_format", "invalid_json_schema");
        schema = given.Clone();
        return null;
    }
}
