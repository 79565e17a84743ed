using System.Text.Json;
using System.Text.RegularExpressions;

namespace AetherFlow.Plans.Tests.Schema;

/// <summary>Checks JSON against the part of JSON Schema that the published schemas use; any other keyword is refused, so that none goes unchecked.</summary>
internal sealed class SchemaCheck(JsonElement root)
{
    public bool Holds(JsonElement value) => Holds(root, value);

    private bool Holds(JsonElement schema, JsonElement value) => schema.ValueKind != JsonValueKind.False && (schema.ValueKind == JsonValueKind.True || HoldsAll(schema, value));

    private bool HoldsAll(JsonElement schema, JsonElement value) => schema.EnumerateObject().All(rule => Holds(rule.Name, rule.Value, schema, value));

    private bool Holds(string keyword, JsonElement rule, JsonElement schema, JsonElement value) => keyword switch
    {
        "$schema" or "title" or "description" or "default" or "$defs" or "then" or "else" => true,
        "$ref" => Holds(root.GetProperty("$defs").GetProperty(rule.GetString()!["#/$defs/".Length..]), value),
        "type" => IsType(rule.GetString()!, value),
        "const" => JsonElement.DeepEquals(rule, value),
        "enum" => rule.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)),
        "pattern" => value.ValueKind != JsonValueKind.String || Matches(rule.GetString()!, value.GetString()!),
        "minLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length >= rule.GetInt32(),
        "maxLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length <= rule.GetInt32(),
        "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= rule.GetDouble(),
        "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= rule.GetDouble(),
        "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32(),
        "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(item => Holds(rule, item)),
        "required" => value.ValueKind != JsonValueKind.Object || rule.EnumerateArray().All(key => value.TryGetProperty(key.GetString()!, out _)),
        "properties" => value.ValueKind != JsonValueKind.Object || rule.EnumerateObject().All(one => !value.TryGetProperty(one.Name, out var member) || Holds(one.Value, member)),
        "additionalProperties" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().All(one => IsNamed(schema, one.Name) || Holds(rule, one.Value)),
        "allOf" => rule.EnumerateArray().All(one => Holds(one, value)),
        "anyOf" => rule.EnumerateArray().Any(one => Holds(one, value)),
        "oneOf" => rule.EnumerateArray().Count(one => Holds(one, value)) == 1,
        "if" => !schema.TryGetProperty(Holds(rule, value) ? "then" : "else", out var branch) || Holds(branch, value),
        _ => throw new NotSupportedException($"the schema uses {keyword}, which this check does not know"),
    };

    private static bool IsNamed(JsonElement schema, string property) => schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(property, out _);

    private static bool Matches(string pattern, string text)
    {
        // The end of a pattern is the end of the text in JSON Schema; .NET would let a line break follow.
        var strict = pattern.EndsWith('$') ? pattern[..^1] + "(?![\\s\\S])" : pattern;
        return Regex.IsMatch(text, strict, RegexOptions.ECMAScript, TimeSpan.FromSeconds(5));
    }

    private static bool IsType(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && double.IsInteger(value.GetDouble()),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => throw new NotSupportedException(type),
    };
}
