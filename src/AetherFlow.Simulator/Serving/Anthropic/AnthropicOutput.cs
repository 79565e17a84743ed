using System.Text.Json;

namespace AetherFlow.Simulator.Serving.Anthropic;

/// <summary>Reads <c>output_config</c>: the schema that a reply must obey, and how much effort it is worth.</summary>
internal static class AnthropicOutput
{
    private static readonly string[] Efforts = ["low", "medium", "high", "xhigh", "max"];

    public static string? Read(JsonElement root, out JsonElement? schema)
    {
        schema = null;
        if (!root.Has("output_config", out var config)) return null;
        if (!config.IsObject()) return "output_config: Input should be a valid dictionary or object to extract fields from";
        foreach (var field in config.EnumerateObject())
        {
            if (field.Name is not ("format" or "effort")) return $"output_config.{field.Name}: Extra inputs are not permitted";
        }

        if (config.Has("effort", out var effort) && !(effort.IsText() && Efforts.Contains(effort.GetString(), StringComparer.Ordinal)))
            return "output_config.effort: Input should be 'low', 'medium', 'high', 'xhigh' or 'max'";
        if (!config.Has("format", out var format)) return null;
        if (format.Text("type") != "json_schema") return "output_config.format.type: Input should be 'json_schema'";
        if (!format.Has("schema", out var given)) return "output_config.format.schema: Field required";
        if (!given.IsObject()) return "output_config.format.schema: Input should be a valid dictionary";
        if (SchemaFaultOf(given) is { } fault) return $"output_config.format.schema: {fault}";
        schema = given.Clone();
        return null;
    }

    /// <summary>Objects must be closed; fields may be optional.</summary>
    public static string? SchemaFaultOf(JsonElement schema) =>
        SchemaRule.Check(schema, allRequired: false) is null ? null : "For 'object' type, 'additionalProperties' must be explicitly set to false";
}
