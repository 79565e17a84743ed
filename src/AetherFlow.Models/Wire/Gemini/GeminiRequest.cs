using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Wire.Gemini;

/// <summary>Writes the JSON of a request for content.</summary>
internal static class GeminiRequest
{
    private static readonly AlternatingTurns Turns = new("model", "parts");

    public static JsonObject Write(WireRequest request)
    {
        var body = new JsonObject();
        var system = request.Messages.Where(m => m.Role == ChatRole.System && m.Text.Length > 0).Select(m => Text(m.Text)).ToArray<JsonNode>();
        if (system.Length > 0) body["systemInstruction"] = new JsonObject { ["parts"] = new JsonArray(system) };
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        body["contents"] = Turns.Of(request.Messages, content => Part(content, names));
        AddTools(body, request);
        var config = new JsonObject { ["maxOutputTokens"] = request.MaxTokens };
        if (request.Options.Temperature is { } temperature) config["temperature"] = temperature;
        if (request.Json is { } json)
        {
            // https://ai.google.dev/gemini-api/docs/structured-output
            config["responseMimeType"] = "application/json";
            if (json.Schema is { } schema) config["responseJsonSchema"] = SchemaSubset.Of(schema, allRequired: false);
        }

        body["generationConfig"] = config;
        return body;
    }

    /// <summary>Null for what is not given back: thoughts that the vendor did not sign.</summary>
    private static JsonObject? Part(AIContent content, Dictionary<string, string> names) => content switch
    {
        TextContent { Text.Length: > 0 } text => Text(text.Text),
        TextReasoningContent { ProtectedData: { } signature } thought => Thought(thought.Text, signature),
        FunctionCallContent call => Call(call, names),
        FunctionResultContent result => Result(result, names),
        _ => null,
    };

    private static JsonObject Text(string text) => new() { ["text"] = text };

    private static JsonObject Thought(string text, string signature)
    {
        var part = Text(text);
        if (text.Length > 0) part["thought"] = true;
        part["thoughtSignature"] = signature;
        return part;
    }

    /// <summary>The names are those of the latest calls: ids that are not the vendor's come again in every turn.</summary>
    private static JsonObject Call(FunctionCallContent call, Dictionary<string, string> names)
    {
        names[call.CallId] = call.Name;
        var part = new JsonObject { ["functionCall"] = WithId(call.CallId, new JsonObject { ["name"] = call.Name, ["args"] = ToolJson.Arguments(call) }) };
        if (call.AdditionalProperties?.TryGetValue(CallAssembly.SignatureKey, out string? signature) is true) part["thoughtSignature"] = signature;
        return part;
    }

    private static JsonObject Result(FunctionResultContent result, Dictionary<string, string> names)
    {
        var name = names.GetValueOrDefault(result.CallId) ?? throw new ArgumentException($"No call of the conversation has the id {result.CallId} of this result.", nameof(result));
        return new JsonObject { ["functionResponse"] = WithId(result.CallId, new JsonObject { ["name"] = name, ["response"] = ToolJson.Object(result) }) };
    }

    /// <summary>Not every model gives ids; the order then says which result is whose.</summary>
    private static JsonObject WithId(string id, JsonObject json)
    {
        if (!id.StartsWith(CallAssembly.OwnId, StringComparison.Ordinal)) json["id"] = id;
        return json;
    }

    private static void AddTools(JsonObject body, WireRequest request)
    {
        if (request.Tools is not { Count: > 0 } tools) return;
        body["tools"] = new JsonArray(new JsonObject
        {
            ["functionDeclarations"] = new JsonArray([.. tools.Select(t => new JsonObject
            {
                ["name"] = t.Name,
                ["description"] = t.Description,
                ["parametersJsonSchema"] = ToolJson.Node(t.JsonSchema),
            })]),
        });
        var choice = new JsonObject { ["mode"] = request.Options.ToolMode switch { NoneChatToolMode => "NONE", RequiredChatToolMode => "ANY", _ => "AUTO" } };
        if (request.Options.ToolMode is RequiredChatToolMode { RequiredFunctionName: { } name }) choice["allowedFunctionNames"] = new JsonArray(name);
        body["toolConfig"] = new JsonObject { ["functionCallingConfig"] = choice };
    }
}
