using System.Text;
using System.Text.Json;

namespace AetherFlow.Models.Wire;

/// <summary>Reads one message: a chunk of a stream or a whole completion, in any vendor's dialect.</summary>
internal static class ReplyMessage
{
    /// <exception cref="JsonException">It is no JSON object.</exception>
    public static ReplyPiece Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        using var document = JsonDocument.ParseValue(ref reader);
        var message = document.RootElement;
        if (message.ValueKind == JsonValueKind.Array) message = message.First() ?? message;
        if (message.ValueKind != JsonValueKind.Object) throw new JsonException("The message is no JSON object.");
        if (message.Get("error") is not null) return new ReplyPiece { Error = VendorError.Read(message) };

        var choice = message.Get("choices")?.First();
        if (choice?.Get("error") is { } error) return new ReplyPiece { Error = VendorError.Read(error) };
        var said = choice?.Get("delta") ?? choice?.Get("message");
        return new ReplyPiece
        {
            Text = said?.Get("content") is { } content ? TextOf(content) : choice?.Text("text"),
            Reasoning = said?.Text("reasoning_content") ?? said?.Text("reasoning"),
            FinishReason = choice?.Text("finish_reason") is { Length: > 0 } reason ? reason : null,
            Usage = UsageReport.Find(message),
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
}
