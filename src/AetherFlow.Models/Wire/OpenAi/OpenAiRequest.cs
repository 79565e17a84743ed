using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Wire.OpenAi;

/// <summary>Writes the JSON of a chat completion's request.</summary>
internal static class OpenAiRequest
{
    public static JsonObject Write(WireRequest request)
    {
        var body = new JsonObject
        {
            ["model"] = request.Model.Id,
            ["messages"] = new JsonArray([.. request.Messages.SelectMany(m => Messages(m, request.Provider.WantsReasoning))]),
            [request.Provider.MaxTokensField] = request.MaxTokens,
        };
        if (request.Options.Temperature is { } temperature) body["temperature"] = temperature;
        body["stream"] = request.Stream;
        if (request.Stream && request.Provider.StreamUsage) body["stream_options"] = new JsonObject { ["include_usage"] = true };
        AddTools(body, request);
        if (request.Json is { } json) body["response_format"] = ResponseFormat(json);
        return body;
    }

    /// <summary>Every result of a tool is a message of its own.</summary>
    private static IEnumerable<JsonObject> Messages(ChatMessage message, bool wantsReasoning)
    {
        var results = message.Contents.OfType<FunctionResultContent>().ToList();
        foreach (var result in results)
            yield return new JsonObject { ["role"] = "tool", ["tool_call_id"] = result.CallId, ["content"] = ToolJson.Text(result) };
        if (results.Count > 0 && message.Text.Length == 0) yield break;

        var calls = message.Contents.OfType<FunctionCallContent>().Select(Call).ToArray<JsonNode>();
        var json = new JsonObject
        {
            ["role"] = results.Count > 0 ? ChatRole.User.Value : message.Role.Value,
            ["content"] = calls.Length > 0 && message.Text.Length == 0 ? null : message.Text,
        };
        if (calls.Length > 0 && wantsReasoning)
            json["reasoning_content"] = string.Concat(message.Contents.OfType<TextReasoningContent>().Select(c => c.Text));
        if (calls.Length > 0) json["tool_calls"] = new JsonArray(calls);
        yield return json;
    }

    private static JsonObject Call(FunctionCallContent call) => new()
    {
        ["id"] = call.CallId,
        ["type"] = "function",
        ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = ToolJson.Arguments(call).ToJsonString() },
    };

    private static void AddTools(JsonObject body, WireRequest request)
    {
        if (request.Tools is not { Count: > 0 } tools) return;
        body["tools"] = new JsonArray([.. tools.Select(t => new JsonObject
        {
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = t.Name, ["description"] = t.Description, ["parameters"] = ToolJson.Node(t.JsonSchema) },
        })]);
        body["tool_choice"] = request.Options.ToolMode switch
        {
            NoneChatToolMode => "none",
            RequiredChatToolMode { RequiredFunctionName: { } name } => new JsonObject { ["type"] = "function", ["function"] = new JsonObject { ["name"] = name } },
            RequiredChatToolMode => "required",
            _ => "auto",
        };
        if (request.Options.AllowMultipleToolCalls is { } several) body["parallel_tool_calls"] = several;
    }

    private static JsonObject ResponseFormat(ChatResponseFormatJson json) => json.Schema is not { } schema
        ? new JsonObject { ["type"] = "json_object" }
        : new JsonObject
        {
            ["type"] = "json_schema",
            ["json_schema"] = new JsonObject
            {
                ["name"] = json.SchemaName ?? "reply",
                ["schema"] = SchemaSubset.Of(schema, allRequired: true),
                ["strict"] = true,
            },
        };
}
