using System.Text.Json;
using AetherFlow.Simulator.Scripts;
using AetherFlow.Simulator.Serving.Replies;
using Microsoft.AspNetCore.Http;

namespace AetherFlow.Simulator.Serving.Gemini;

/// <summary>Google's generateContent and streamGenerateContent.</summary>
internal sealed class GeminiFormat : IWireFormat
{
    public string WholeType => "application/json; charset=UTF-8";

    public byte[] KeepAlive { get; } = ": keep-alive\r\n\r\n"u8.ToArray();

    public string StreamType(AskedRequest asked) => asked.AsEvents ? "text/event-stream" : WholeType;

    public string? KeyOf(HttpRequest request) =>
        request.Headers["x-goog-api-key"].ToString() is { Length: > 0 } key ? key
        : request.Query["key"].ToString() is { Length: > 0 } inAddress ? inAddress
        : null;

    public RequestReading Read(WireAddress address, HttpRequest request, ReadOnlyMemory<byte> body) =>
        GeminiReader.Read(address, request.Query["alt"] == "sse", body);

    public void WriteStream(ScriptedReply reply, ReplyBody body) => new GeminiReply(reply, body).WriteStream();

    public void WriteWhole(ScriptedReply reply, ReplyBody body) => new GeminiReply(reply, body).WriteWhole();

    public VendorRefusal NoKey() => GeminiRefusals.NoKey;

    public VendorRefusal WrongKey(string key) => GeminiRefusals.WrongKey;

    public VendorRefusal Refuse(int status, string? message = null) => GeminiRefusals.OfStatus(status, message);

    public VendorRefusal? Refuse(VendorError error, AskedRequest asked) => GeminiRefusals.Of(error, asked);

    public byte[] ListModels(IReadOnlyList<string> names) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        models = names.Select(id => new
        {
            name = $"models/{id}",
            version = "001",
            displayName = id,
            inputTokenLimit = 1_048_576,
            outputTokenLimit = 65_536,
            supportedGenerationMethods = (string[])["generateContent", "countTokens"],
        }),
    });
}
