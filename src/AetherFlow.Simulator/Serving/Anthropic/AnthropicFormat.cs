using System.Text.Json;
using AetherFlow.Simulator.Scripts;
using AetherFlow.Simulator.Serving.Replies;
using Microsoft.AspNetCore.Http;

namespace AetherFlow.Simulator.Serving.Anthropic;

/// <summary>Anthropic's messages.</summary>
internal sealed class AnthropicFormat : IWireFormat
{
    public string WholeType => "application/json";

    public byte[] KeepAlive { get; } = "event: ping\ndata: {\"type\": \"ping\"}\n\n"u8.ToArray();

    public string StreamType(AskedRequest asked) => "text/event-stream; charset=utf-8";

    public string? KeyOf(HttpRequest request) => request.Headers["x-api-key"].ToString() is { Length: > 0 } key ? key : BearerKey.Of(request);

    public RequestReading Read(WireAddress address, HttpRequest request, ReadOnlyMemory<byte> body) =>
        request.Headers["anthropic-version"].Count == 0
            ? AnthropicRefusals.Invalid("anthropic-version: header is required")
            : AnthropicReader.Read(body);

    public void WriteStream(ScriptedReply reply, ReplyBody body) => new AnthropicStream(reply, body).Write();

    public void WriteWhole(ScriptedReply reply, ReplyBody body) => AnthropicMessage.Write(reply, body);

    public VendorRefusal NoKey() => AnthropicRefusals.NoKey;

    public VendorRefusal WrongKey(string key) => AnthropicRefusals.WrongKey;

    public VendorRefusal Refuse(int status, string? message = null) => AnthropicRefusals.OfStatus(status, message);

    public VendorRefusal? Refuse(VendorError error, AskedRequest asked) => AnthropicRefusals.Of(error, asked);

    public byte[] ListModels(IReadOnlyList<string> names) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        data = names.Select(id => new { type = "model", id, display_name = id, created_at = "2025-01-01T00:00:00Z" }),
        has_more = false,
        first_id = names[0],
        last_id = names[^1],
    });
}
