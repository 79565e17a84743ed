using System.Runtime.InteropServices;
using System.Text.Json;
using AetherFlow.Models.Calling;

namespace AetherFlow.Simulator.Serving.Anthropic;

/// <summary>Reads a request as strictly as Anthropic does: what it refuses is refused here, unknown fields too.</summary>
internal static class AnthropicReader
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "model", "messages", "max_tokens", "system", "metadata", "stop_sequences", "stream", "temperature", "top_k", "top_p", "tools", "tool_choice",
        "thinking", "service_tier", "container", "output_config", "inference_geo", "cache_control", "speed", "diagnostics", "user_profile_id", "workspace_id",
    };

    public static RequestReading Read(ReadOnlyMemory<byte> body)
    {
        using var document = JsonFields.TryParse(body, out var isJson);
        if (document is null) return AnthropicRefusals.Invalid(isJson ? "The request body is not valid JSON: expected an object" : "The request body is not valid JSON");
        return Read(document.RootElement);
    }

    private static RequestReading Read(JsonElement root)
    {
        foreach (var field in root.EnumerateObject())
        {
            if (!Known.Contains(field.Name)) return AnthropicRefusals.Invalid($"{field.Name}: Extra inputs are not permitted");
        }

        if (AnthropicSettings.Check(root) is { } wrongSetting) return AnthropicRefusals.Invalid(wrongSetting);
        var tools = new AnthropicTools();
        if (tools.Read(root) is { } wrongTool) return AnthropicRefusals.Invalid(wrongTool);
        if (AnthropicOutput.Read(root, out var schema) is { } wrongOutput) return AnthropicRefusals.Invalid(wrongOutput);
        var conversation = new AnthropicConversation(tools.Marks);
        if (conversation.Read(root) is { } wrongMessage) return AnthropicRefusals.Invalid(wrongMessage);
        var model = root.Text("model")!;
        var maxTokens = root.GetProperty("max_tokens").GetInt32();
        float? temperature = root.Has("temperature", out var degree) ? degree.GetSingle() : null;
        return new AskedRequest
        {
            Format = "anthropic",
            Model = model,
            Messages = conversation.Messages,
            MaxTokens = maxTokens,
            Temperature = temperature,
            Stream = root.IsTrue("stream"),
            IncludeUsage = true,
            Tools = tools.Names,
            ToolJson = root.Has("tools", out var all) ? JsonMarshal.GetRawUtf8Value(all).ToArray() : [],
            MarkedToolBytes = tools.MarkedBytes,
            Schema = schema,
            MarkedMessages = root.Has("cache_control", out _) ? conversation.Messages.Count : conversation.MarkedMessages,
            Hash = RequestHash.Of(model, conversation.Messages, maxTokens, temperature).Value,
        };
    }
}
