using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Wire.Anthropic;

/// <summary>
/// Reads an event of a stream, or a whole message. The finish signal is the stop reason; <c>message_stop</c> says
/// nothing more.
/// </summary>
internal static class AnthropicReply
{
    private const string RedactedKey = "redacted";

    public static ReplyPiece Read(JsonElement message) => message.Text("type") switch
    {
        "message_start" => Start(message.Get("message")),
        "content_block_start" => message.Get("content_block") is { } block ? Of([], block, (int?)message.Count("index")) : ReplyPiece.Silence,
        "content_block_delta" => message.Get("delta") is { } delta ? Delta(delta, (int?)message.Count("index")) : ReplyPiece.Silence,
        "message_delta" => new ReplyPiece { FinishReason = Reason(message.Get("delta")), Usage = Usage(message.Get("usage")) },
        "message" => Whole(message),
        _ => ReplyPiece.Silence,
    };

    /// <summary>Thoughts that the vendor shows to nobody, but wants back.</summary>
    public static bool IsRedacted(TextReasoningContent thought) => thought.AdditionalProperties?.ContainsKey(RedactedKey) is true;

    /// <summary>The output tokens that stand here are those of the first word.</summary>
    private static ReplyPiece Start(JsonElement? message) => new()
    {
        Model = message?.Text("model"),
        Id = message?.Text("id"),
        Usage = Usage(message?.Get("usage")) is { } usage ? usage with { Output = null } : null,
    };

    private static ReplyPiece Whole(JsonElement message)
    {
        var piece = new ReplyPiece
        {
            Model = message.Text("model"),
            Id = message.Text("id"),
            FinishReason = Reason(message),
            Usage = Usage(message.Get("usage")),
        };
        if (message.Get("content") is not { ValueKind: JsonValueKind.Array } blocks) return piece;
        var contents = new List<AIContent>();
        var calls = new List<CallFragment>();
        foreach (var (index, block) in blocks.EnumerateArray().Index()) calls.AddRange(Of(contents, block, index).Calls);
        return piece with { Contents = contents, Calls = calls };
    }

    /// <summary>A block, of which a stream sends only the frame first.</summary>
    private static ReplyPiece Of(List<AIContent> contents, JsonElement block, int? index)
    {
        switch (block.Text("type"))
        {
            case "text" when block.Text("text") is { Length: > 0 } text:
                contents.Add(new TextContent(text));
                break;
            case "thinking" when block.Text("thinking") is { Length: > 0 } || block.Text("signature") is { Length: > 0 }:
                contents.Add(Thought(block.Text("thinking"), block.Text("signature")));
                break;
            case "redacted_thinking" when block.Text("data") is { } data:
                contents.Add(new TextReasoningContent("") { ProtectedData = data, AdditionalProperties = new AdditionalPropertiesDictionary { [RedactedKey] = true } });
                break;
            case "tool_use":
                return new ReplyPiece { Contents = contents, Calls = [new CallFragment { Index = index, Id = block.Text("id"), Name = block.Text("name"), Arguments = Input(block) }] };
            default:
                break;
        }

        return new ReplyPiece { Contents = contents };
    }

    private static ReplyPiece Delta(JsonElement delta, int? index) => delta.Text("type") switch
    {
        "text_delta" when delta.Text("text") is { Length: > 0 } text => new ReplyPiece { Contents = [new TextContent(text)] },
        "thinking_delta" when delta.Text("thinking") is { Length: > 0 } text => new ReplyPiece { Contents = [Thought(text, null)] },
        "signature_delta" when delta.Text("signature") is { } signature => new ReplyPiece { Contents = [Thought("", signature)] },
        "input_json_delta" => new ReplyPiece { Calls = [new CallFragment { Index = index, Arguments = delta.Text("partial_json") }] },
        _ => ReplyPiece.Silence,
    };

    private static TextReasoningContent Thought(string? text, string? signature) =>
        new(text ?? "") { ProtectedData = string.IsNullOrEmpty(signature) ? null : signature };

    /// <summary>In a stream an empty object holds the place of what follows in pieces.</summary>
    private static string? Input(JsonElement block) =>
        block.Get("input") is { } input && input.GetRawText() is var json && json.AsSpan().Trim("{} \r\n\t").Length > 0 ? json : null;

    private static string? Reason(JsonElement? holder) => holder?.Text("stop_reason") is { Length: > 0 } reason ? reason : null;

    /// <summary>What the cache gave and took is not in the input's count: https://platform.claude.com/docs/en/build-with-claude/prompt-caching.</summary>
    private static UsageReport? Usage(JsonElement? report)
    {
        if (report is not { } usage) return null;
        var (read, written) = (usage.Count("cache_read_input_tokens"), usage.Count("cache_creation_input_tokens"));
        return new UsageReport
        {
            Input = usage.Count("input_tokens") is { } input ? input + (read ?? 0) + (written ?? 0) : null,
            CachedInput = read,
            CacheWritten = written,
            Output = usage.Count("output_tokens"),
        };
    }
}
