using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AetherFlow.Models.Wire;

/// <summary>
/// A request's JSON that knows whether it began to leave: before that a failed call cannot have cost anything.
/// </summary>
internal sealed class RequestBody : HttpContent
{
    /// <summary>Code stays readable and short; a request is never embedded in HTML.</summary>
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ReadOnlyMemory<byte> _json;

    public RequestBody(JsonObject body)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, Plain)) body.WriteTo(json);
        _json = buffer.WrittenMemory;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    public bool Sent { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Sent = true;
        await stream.WriteAsync(_json, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _json.Length;
        return true;
    }
}
