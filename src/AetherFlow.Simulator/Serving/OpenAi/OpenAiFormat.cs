using System.Text.Json;
using AetherFlow.Simulator.Scripts;
using AetherFlow.Simulator.Serving.Replies;
using Microsoft.AspNetCore.Http;

namespace AetherFlow.Simulator.Serving.OpenAi;

/// <summary>Chat completions, as OpenAI, DeepSeek, Groq, Mistral, OpenRouter and local servers speak them.</summary>
internal sealed class OpenAiFormat : IWireFormat
{
    public string WholeType => "application/json";

    /// <summary>OpenRouter's.</summary>
    public byte[] KeepAlive { get; } = ": OPENROUTER PROCESSING\n\n"u8.ToArray();

    public string StreamType(AskedRequest asked) => "text/event-stream; charset=utf-8";

    public string? KeyOf(HttpRequest request) => BearerKey.Of(request);

    public RequestReading Read(WireAddress address, HttpRequest request, ReadOnlyMemory<byte> body) => OpenAiReader.Read(body);

    public void WriteStream(ScriptedReply reply, ReplyBody body) => new OpenAiReply(reply, body).WriteStream();

    public void WriteWhole(ScriptedReply reply, ReplyBody body) => new OpenAiReply(reply, body).WriteWhole();

    public VendorRefusal NoKey() => OpenAiRefusals.NoKey;

    public VendorRefusal WrongKey(string key) => OpenAiRefusals.WrongKey(key);

    public VendorRefusal Refuse(int status, string? message = null) => OpenAiRefusals.OfStatus(status, message);

    public VendorRefusal? Refuse(VendorError error, AskedRequest asked) => OpenAiRefusals.Of(error, asked);

    public byte[] ListModels(IReadOnlyList<string> names) => JsonSerializer.SerializeToUtf8Bytes(
        new { @object = "list", data = names.Select(id => new { id, @object = "model", created = 0, owned_by = "simulator" }) });
}
