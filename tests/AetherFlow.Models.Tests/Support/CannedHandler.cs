using System.Net;
using System.Net.Http.Headers;

namespace AetherFlow.Models.Tests.Support;

/// <summary>Answers every request with the same bytes, in pieces of the test's choice.</summary>
internal sealed class CannedHandler(byte[] body, string contentType, int pieceSize = int.MaxValue, HttpStatusCode status = HttpStatusCode.OK) : HttpMessageHandler
{
    public Action<HttpResponseMessage> Decorate { get; init; } = static _ => { };

    public string? Asked { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked = await request.Content!.ReadAsStringAsync(cancellationToken);
        var content = new StreamContent(new PieceStream(body, pieceSize));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        var response = new HttpResponseMessage(status) { Content = content };
        Decorate(response);
        return response;
    }

    private sealed class PieceStream(byte[] body, int pieceSize) : MemoryStream(body)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, pieceSize)], cancellationToken);
    }
}
