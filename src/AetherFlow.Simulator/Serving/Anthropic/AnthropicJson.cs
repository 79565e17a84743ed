using System.Globalization;
using System.Text.Json;
using AetherFlow.Simulator.Scripts;
using AetherFlow.Simulator.Serving.Replies;

namespace AetherFlow.Simulator.Serving.Anthropic;

/// <summary>What a whole message and a stream of one have in common.</summary>
internal static class AnthropicJson
{
    /// <summary>Any text will do: the vendor's cannot be read by others either.</summary>
    public const string Signature = "c2ltdWxhdG9yOiB0aGlua2luZw==";

    public static string MessageId(ScriptedReply reply) => string.Create(CultureInfo.InvariantCulture, $"msg_{reply.Number:D12}");

    public static string CallId(ScriptedReply reply, int index) =>
        reply.Calls[index].Id ?? string.Create(CultureInfo.InvariantCulture, $"toolu_{reply.Number:D6}x{index}");

    public static string? StopReason(ScriptedReply reply) => reply.Finish?.Meaning switch
    {
        null => null,
        FinishMeaning.Stop => "end_turn",
        FinishMeaning.Length => "max_tokens",
        FinishMeaning.ToolCalls => "tool_use",
        FinishMeaning.Refusal => "refusal",
        _ => reply.Finish.Word,
    };

    /// <summary>Tokens read from the cache and written to it are not part of <c>input_tokens</c>.</summary>
    public static void WriteInputUsage(Utf8JsonWriter json, ReportedUsage usage)
    {
        json.WriteNumber("input_tokens"u8, usage.Prompt - usage.Cached - usage.CacheWritten);
        json.WriteNumber("cache_creation_input_tokens"u8, usage.CacheWritten);
        json.WriteNumber("cache_read_input_tokens"u8, usage.Cached);
    }

    public static void WriteCacheDetails(Utf8JsonWriter json, ReportedUsage usage)
    {
        json.WriteStartObject("cache_creation"u8);
        json.WriteNumber("ephemeral_5m_input_tokens"u8, usage.CacheWritten);
        json.WriteNumber("ephemeral_1h_input_tokens"u8, 0);
        json.WriteEndObject();
    }

    public static void WriteOutputUsage(Utf8JsonWriter json, ReportedUsage usage)
    {
        json.WriteNumber("output_tokens"u8, usage.Completion);
        if (usage.Reasoning == 0) return;
        json.WriteStartObject("output_tokens_details"u8);
        json.WriteNumber("thinking_tokens"u8, usage.Reasoning);
        json.WriteEndObject();
    }

    public static void WriteError(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "error"u8);
        json.WriteStartObject("error"u8);
        json.WriteString("type"u8, "overloaded_error"u8);
        json.WriteString("message"u8, "Overloaded"u8);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The beginning that a message and <c>message_start</c> share.</summary>
    public static void BeginMessage(Utf8JsonWriter json, ScriptedReply reply)
    {
        json.WriteString("model"u8, reply.Asked.Model);
        json.WriteString("id"u8, MessageId(reply));
        json.WriteString("type"u8, "message"u8);
        json.WriteString("role"u8, "assistant"u8);
    }

    /// <summary>The vendor says who called: the model itself, or code that it runs.</summary>
    public static void WriteCaller(Utf8JsonWriter json)
    {
        json.WriteStartObject("caller"u8);
        json.WriteString("type"u8, "direct"u8);
        json.WriteEndObject();
    }
}
