using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AetherFlow.Models.Calling;

/// <summary>
/// Names a request by its content: what the model is asked, not how or where. The same request has the same name
/// in a run, in its replay, and at a server that receives it.
/// </summary>
public sealed record RequestHash
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Names, numbers and escapes, in most requests.</summary>
    private const int RoomBesideText = 512;

    private RequestHash(string value, long size)
    {
        Value = value;
        Size = size;
    }

    /// <summary>SHA-256 in lower-case hex.</summary>
    public string Value { get; }

    /// <summary>Bytes of UTF-8 of the content; within a few of what goes over the wire.</summary>
    public long Size { get; }

    /// <param name="model">As the vendor names it.</param>
    /// <param name="messages">Role and text of each.</param>
    /// <param name="maxTokens">Null where the request does not say.</param>
    /// <param name="temperature">Null where the request does not say.</param>
    public static RequestHash Of(string model, IReadOnlyCollection<(string Role, string Text)> messages, int? maxTokens, float? temperature)
    {
        var buffer = new ArrayBufferWriter<byte>(RoomBesideText + messages.Sum(m => m.Text.Length));
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteNumber("v"u8, 1);
            json.WriteString("model"u8, model);
            json.WriteStartArray("messages"u8);
            foreach (var (role, text) in messages)
            {
                json.WriteStartObject();
                json.WriteString("role"u8, role);
                json.WriteString("content"u8, text);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (maxTokens is { } tokens) json.WriteNumber("max_tokens"u8, tokens);
            if (temperature is { } degree) json.WriteNumber("temperature"u8, degree);
            json.WriteEndObject();
        }

        return new RequestHash(Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan)), buffer.WrittenCount);
    }
}
