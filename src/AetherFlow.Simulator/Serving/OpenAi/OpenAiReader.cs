using System.Runtime.InteropServices;
using System.Text.Json;
using AetherFlow.Models.Calling;

namespace AetherFlow.Simulator.Serving.OpenAi;

/// <summary>
/// Reads a request as strictly as OpenAI does: what it refuses is refused here. Unknown fields are let through, for
/// every vendor of this format has some of its own.
/// </summary>
internal static class OpenAiReader
{
    public static RequestReading Read(ReadOnlyMemory<byte> body)
    {
        using var document = JsonFields.TryParse(body, out var isJson);
        if (document is null) return OpenAiRefusals.Invalid(isJson ? "The body must be a JSON object." : "We could not parse the JSON body of your request.");
        return Read(document.RootElement);
    }

    private static RequestReading Read(JsonElement root)
    {
        if (!root.TryGetProperty("model", out var named)) return OpenAiRefusals.Invalid("you must provide a model parameter", "model");
        if (!named.IsText() || named.GetString() is not { Length: > 0 } model) return OpenAiRefusals.Invalid("Invalid type for 'model': expected a string.", "model");
        if (!root.TryGetProperty("messages", out var list)) return OpenAiRefusals.Invalid("Missing required parameter: 'messages'.", "messages");
        if (!list.IsList() || list.GetArrayLength() == 0)
            return OpenAiRefusals.Invalid("Invalid 'messages': expected a list with at least one message.", "messages");
        var conversation = new OpenAiConversation();
        if (conversation.Read(list) is { } wrongMessage) return wrongMessage;
        if (Settings(root) is { } wrongSetting) return wrongSetting;
        if (OpenAiTools.Read(root, out var tools) is { } wrongTool) return wrongTool;
        if (OpenAiResponseFormat.Read(root, conversation.Messages, out var schema) is { } wrongFormat) return wrongFormat;
        int? maxTokens = root.Has("max_tokens", out var most) || root.Has("max_completion_tokens", out most) ? most.GetInt32() : null;
        float? temperature = root.Has("temperature", out var degree) ? degree.GetSingle() : null;
        return new AskedRequest
        {
            Format = "openai",
            Model = model,
            Messages = conversation.Messages,
            MaxTokens = maxTokens,
            Temperature = temperature,
            Stream = root.IsTrue("stream"),
            IncludeUsage = root.Has("stream_options", out var options) && options.IsTrue("include_usage"),
            Tools = tools,
            ToolJson = root.Has("tools", out var all) ? JsonMarshal.GetRawUtf8Value(all).ToArray() : [],
            Schema = schema,
            Hash = RequestHash.Of(model, conversation.Messages, maxTokens, temperature).Value,
        };
    }

    private static VendorRefusal? Settings(JsonElement root)
    {
        if (WrongType(root) is { } name) return OpenAiRefusals.Invalid($"Invalid type or value for '{name}'.", name, "invalid_value");
        if (root.Has("max_tokens", out _) && root.Has("max_completion_tokens", out _))
            return OpenAiRefusals.Invalid("Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.", "max_tokens", "invalid_parameter_combination");
        if (root.Has("stream_options", out _) && !root.IsTrue("stream"))
            return OpenAiRefusals.Invalid("The 'stream_options' parameter is only allowed when 'stream' is enabled.", "stream_options");
        return root.Has("n", out var choices) && choices.GetInt32() > 1 ? OpenAiRefusals.Invalid("The simulator gives one choice: 'n' must be 1.", "n") : null;
    }

    private static string? WrongType(JsonElement root)
    {
        foreach (var name in (string[])["max_tokens", "max_completion_tokens", "n"])
        {
            if (root.Has(name, out var count) && !count.IsWhole(1)) return name;
        }

        if (root.Has("temperature", out var degree) && !degree.IsBetween(0, 2)) return "temperature";
        if (root.Has("top_p", out var share) && !share.IsBetween(0, 1)) return "top_p";
        foreach (var name in (string[])["frequency_penalty", "presence_penalty"])
        {
            if (root.Has(name, out var penalty) && !penalty.IsBetween(-2, 2)) return name;
        }

        if (root.Has("stream", out var stream) && !stream.IsFlag()) return "stream";
        if (root.Has("stop", out var stop) && !stop.IsText() && !(stop.IsList() && stop.GetArrayLength() <= 4 && stop.EnumerateArray().All(JsonFields.IsText))) return "stop";
        return root.Has("stream_options", out var options) && !options.IsObject() ? "stream_options" : null;
    }
}
