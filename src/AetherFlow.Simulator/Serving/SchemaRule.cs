using System.Text.Json;

namespace AetherFlow.Simulator.Serving;

/// <summary>What vendors ask of a JSON schema before they hold a model to it: closed objects, and at some all fields required.</summary>
internal static class SchemaRule
{
    private static readonly string[] Nested = ["items", "additionalProperties", "not"];

    private static readonly string[] Lists = ["anyOf", "oneOf", "allOf", "prefixItems"];

    private static readonly string[] Maps = ["properties", "$defs", "definitions"];

    /// <summary>The first break of the rules, with the place where it is; null where there is none.</summary>
    public static (IReadOnlyList<string> Place, SchemaFault Fault, string Key)? Check(JsonElement schema, bool allRequired) => Check(schema, allRequired, []);

    private static (IReadOnlyList<string> Place, SchemaFault Fault, string Key)? Check(JsonElement schema, bool allRequired, IReadOnlyList<string> place)
    {
        if (!schema.IsObject()) return null;
        if (DescribesObject(schema))
        {
            if (!schema.TryGetProperty("additionalProperties", out var more) || more.ValueKind != JsonValueKind.False) return (place, SchemaFault.Open, "");
            if (allRequired && Missing(schema) is { } key) return (place, SchemaFault.Optional, key);
        }

        foreach (var (inner, steps) in Inner(schema))
        {
            if (Check(inner, allRequired, [.. place, .. steps]) is { } fault) return fault;
        }

        return null;
    }

    /// <summary>The schemas that stand in a schema, with the steps to each.</summary>
    private static IEnumerable<(JsonElement Schema, string[] Steps)> Inner(JsonElement schema)
    {
        foreach (var name in Nested)
        {
            if (schema.Has(name, out var inner)) yield return (inner, [name]);
        }

        foreach (var name in Lists)
        {
            if (!schema.Has(name, out var list) || !list.IsList()) continue;
            foreach (var (index, inner) in list.EnumerateArray().Index()) yield return (inner, [name, $"{index}"]);
        }

        foreach (var name in Maps)
        {
            if (!schema.Has(name, out var map) || !map.IsObject()) continue;
            foreach (var field in map.EnumerateObject()) yield return (field.Value, [name, field.Name]);
        }
    }

    private static bool DescribesObject(JsonElement schema) =>
        schema.Has("type", out var type)
            ? type.Is("object") || (type.IsList() && type.EnumerateArray().Any(t => t.Is("object")))
            : schema.Has("properties", out _);

    private static string? Missing(JsonElement schema)
    {
        if (!schema.Has("properties", out var fields) || !fields.IsObject()) return null;
        var required = schema.Has("required", out var list) && list.IsList() ? list.EnumerateArray().Where(JsonFields.IsText).Select(r => r.GetString()!).ToHashSet(StringComparer.Ordinal) : [];
        return fields.EnumerateObject().Select(f => f.Name).FirstOrDefault(name => !required.Contains(name));
    }
}
