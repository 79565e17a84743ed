using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Wire.Anthropic;

/// <summary>Writes the JSON of a request for a message.</summary>
internal static class AnthropicRequest
{
    private static readonly AlternatingTurns Turns = new("assistant", "content");

    /// <summary>What stands before the mark is cached: https://platform.claude.com/docs/en/build-with-claude/prompt-caching.</summary>
    private static JsonObject CacheMark => new() { ["type"] = "ephemeral" };

    public static JsonObject Write(WireRequest request)
    {
        var body = new JsonObject { ["model"] = request.Model.Id, ["max_tokens"] = request.MaxTokens };
        if (System(request.Messages) is { Count: > 0 } system) body["system"] = system;
        body["messages"] = Turns.Of(request.Messages, Block);

        // Other vendors take up to 2.
        if (request.Options.Temperature is { } temperature) body["temperature"] = Math.Min(temperature, 1f);
        body["stream"] = request.Stream;
        AddTools(body, request);
        if (request.Json is { } json) body["output_config"] = new JsonObject { ["format"] = Format(json) };
        return body;
    }

    private static JsonArray System(IReadOnlyList<ChatMessage> messages)
    {
        var texts = messages.Where(m => m.Role == ChatRole.System && m.Text.Length > 0).Select(m => Text(m.Text)).ToArray<JsonNode>();
        if (texts.Length > 0) texts[^1]["cache_control"] = CacheMark;
        return new JsonArray(texts);
    }

    /// <summary>Null for what is not given back: empty texts, which the vendor refuses, and thoughts that it did not sign.</summary>
    private static JsonObject? Block(AIContent content) => content switch
    {
        TextContent { Text.Length: > 0 } text => Text(text.Text),
        TextReasoningContent { ProtectedData: { } data } redacted when AnthropicReply.IsRedacted(redacted) => new JsonObject { ["type"] = "redacted_thinking", ["data"] = data },
        TextReasoningContent { ProtectedData: { } signature } thinking => new JsonObject { ["type"] = "thinking", ["thinking"] = thinking.Text, ["signature"] = signature },
        FunctionCallContent call => new JsonObject { ["type"] = "tool_use", ["id"] = call.CallId, ["name"] = call.Name, ["input"] = ToolJson.Arguments(call) },
        FunctionResultContent result => Result(result),
        _ => null,
    };

    private static JsonObject Text(string text) => new() { ["type"] = "text", ["text"] = text };

    private static JsonObject Result(FunctionResultContent result)
    {
        var json = new JsonObject { ["type"] = "tool_result", ["tool_use_id"] = result.CallId, ["content"] = ToolJson.Text(result) };
        if (ToolJson.IsError(result)) json["is_error"] = true;
        return json;
    }

    private static void AddTools(JsonObject body, WireRequest request)
    {
        if (request.Tools is not { Count: > 0 } tools) return;
        var all = tools.Select(t => new JsonObject { ["name"] = t.Name, ["description"] = t.Description, ["input_schema"] = ToolJson.Node(t.JsonSchema) }).ToArray<JsonNode>();
        all[^1]["cache_control"] = CacheMark;
        body["tools"] = new JsonArray(all);
        var choice = request.Options.ToolMode switch
        {
            NoneChatToolMode => new JsonObject { ["type"] = "none" },
            RequiredChatToolMode { RequiredFunctionName: { } name } => new JsonObject { ["type"] = "tool", ["name"] = name },
            RequiredChatToolMode => new JsonObject { ["type"] = "any" },
            _ => new JsonObject { ["type"] = "auto" },
        };
        if (request.Options is { AllowMultipleToolCalls: { } several, ToolMode: not NoneChatToolMode }) choice["disable_parallel_tool_use"] = !several;
        body["tool_choice"] = choice;
    }

    /// <summary>https://platform.claude.com/docs/en/build-with-claude/structured-outputs: with a schema or not at all.</summary>
    private static JsonObject Format(ChatResponseFormatJson json) => json.Schema is { } schema
        ? new JsonObject { ["type"] = "json_schema", ["schema"] = SchemaSubset.Of(schema, allRequired: false) }
        : throw new ArgumentException("This vendor gives JSON by a schema only.", nameof(json));
}
