using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Wire.OpenAi;

/// <summary>Reads a chunk of a chat completion, or a whole one, in any vendor's dialect.</summary>
internal static class OpenAiReply
{
    public static ReplyPiece Read(JsonElement message)
    {
        if (message.Get("x_groq") is { } groq && groq.Get("error") is not null) return new ReplyPiece { Error = VendorError.Read(groq) };
        var choice = message.Get("choices")?.First();
        if (choice?.Get("error") is { } error) return new ReplyPiece { Error = VendorError.Read(error) };
        var said = choice?.Get("delta") ?? choice?.Get("message");
        var text = said?.Get("content") is { } content ? TextOf(content) : choice?.Text("text");
        var reasoning = said?.Text("reasoning_content") ?? said?.Text("reasoning");
        var contents = new List<AIContent>(1);
        if (!string.IsNullOrEmpty(reasoning)) contents.Add(new TextReasoningContent(reasoning));
        if (!string.IsNullOrEmpty(text)) contents.Add(new TextContent(text));
        return new ReplyPiece
        {
            Contents = contents,
            Calls = said is { } speaker ? Calls(speaker) : [],
            IsRefusal = said?.Text("refusal") is { Length: > 0 },
            FinishReason = choice?.Text("finish_reason") is { Length: > 0 } reason ? reason : null,
            Usage = OpenAiUsage.Find(message),
            Model = message.Text("model"),
            Id = message.Text("id"),
        };
    }

    /// <summary>Text, or a list of parts of which the texts count.</summary>
    private static string? TextOf(JsonElement content)
    {
        if (content.ValueKind != JsonValueKind.Array) return content.Text();
        var text = new StringBuilder();
        foreach (var part in content.EnumerateArray())
            text.Append(part.Text() ?? part.Text("text"));
        return text.ToString();
    }

    private static IReadOnlyList<CallFragment> Calls(JsonElement said)
    {
        if (said.Get("tool_calls") is { ValueKind: JsonValueKind.Array } calls) return [.. calls.EnumerateArray().Select(Call)];

        // What came before tool calls, which some servers still send: one call, without an id.
        return said.Get("function_call") is { } function ? [Fragment(function) with { Index = 0 }] : [];
    }

    private static CallFragment Call(JsonElement call) => (call.Get("function") is { } function ? Fragment(function) : new CallFragment()) with
    {
        Index = (int?)call.Count("index"),
        Id = call.Text("id"),
    };

    /// <summary>Arguments are a text that holds JSON, but some servers send the JSON itself.</summary>
    private static CallFragment Fragment(JsonElement function) => new()
    {
        Name = function.Text("name"),
        Arguments = function.Get("arguments") is { } arguments ? arguments.ValueKind == JsonValueKind.String ? arguments.Text() : arguments.GetRawText() : null,
    };
}
