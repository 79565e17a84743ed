using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using AetherFlow.Models.Catalogues;
using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Wire;

/// <summary>Writes the JSON of a request as OpenAI's chat completions want it.</summary>
internal static class ChatRequest
{
    /// <summary>Code stays readable and short; a request is never embedded in HTML.</summary>
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="ArgumentException">The options ask for what this client does not send.</exception>
    public static byte[] Write(ModelEntry model, IEnumerable<ChatMessage> messages, ChatOptions? options, (string Field, int Count) maxTokens, bool stream)
    {
        if (options?.Tools is { Count: > 0 }) throw new ArgumentException("This client sends no tools.", nameof(options));
        if (options?.ResponseFormat is ChatResponseFormatJson) throw new ArgumentException("This client asks for text only.", nameof(options));
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString("model"u8, model.Id);
            WriteMessages(json, messages);

            json.WriteNumber(maxTokens.Field, maxTokens.Count);
            if (options?.Temperature is { } temperature) json.WriteNumber("temperature"u8, temperature);
            json.WriteBoolean("stream"u8, stream);
            if (stream)
            {
                json.WriteStartObject("stream_options"u8);
                json.WriteBoolean("include_usage"u8, true);
                json.WriteEndObject();
            }

            foreach (var (name, value) in model.Request)
            {
                json.WritePropertyName(name);
                value.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteMessages(Utf8JsonWriter json, IEnumerable<ChatMessage> messages)
    {
        json.WriteStartArray("messages"u8);
        foreach (var message in messages)
        {
            if (message.Contents.FirstOrDefault(c => c is not TextContent) is { } other)
                throw new ArgumentException($"This client sends text only, no {other.GetType().Name}.", nameof(messages));
            json.WriteStartObject();
            json.WriteString("role"u8, message.Role.Value);
            json.WriteString("content"u8, message.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
