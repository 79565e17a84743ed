using System.Net;
using System.Net.Http.Headers;

namespace AetherFlow.Models.Wire;

/// <summary>
/// A request's JSON that knows whether it began to leave: before that a failed call cannot have cost anything.
/// </summary>
internal sealed class RequestBody : HttpContent
{
    private readonly byte[] _json;

    public RequestBody(byte[] json)
    {
        _json = json;
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
