using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Wire;

/// <summary>Tool calls and their results, which may be any objects, as JSON.</summary>
internal static class ToolJson
{
    public static JsonObject Arguments(FunctionCallContent call)
    {
        var json = new JsonObject();
        foreach (var (name, value) in call.Arguments ?? new Dictionary<string, object?>()) json[name] = Node(value);
        return json;
    }

    public static bool IsError(FunctionResultContent result) => result is { Result: null, Exception: not null };

    /// <summary>A text as it is, everything else as JSON.</summary>
    public static string Text(FunctionResultContent result) => result switch
    {
        { Result: string text } => text,
        { Result: JsonElement { ValueKind: JsonValueKind.String } text } => text.GetString() ?? "",
        { Result: null, Exception: { } error } => error.Message,
        { Result: null } => "",
        _ => Node(result.Result)?.ToJsonString() ?? "",
    };

    /// <summary>An object, as some vendors want every result to be.</summary>
    public static JsonObject Object(FunctionResultContent result) =>
        IsError(result) ? new JsonObject { ["error"] = Text(result) }
        : result.Result is not string && Node(result.Result) is JsonObject whole ? whole
        : new JsonObject { ["result"] = Text(result) };

    public static JsonNode? Node(JsonElement element) => JsonNode.Parse(element.GetRawText());

    private static JsonNode? Node(object? value) => value switch
    {
        null => null,
        JsonElement element => Node(element),
        JsonNode node => node.DeepClone(),
        _ => JsonSerializer.SerializeToNode(value, AIJsonUtilities.DefaultOptions),
    };
}
