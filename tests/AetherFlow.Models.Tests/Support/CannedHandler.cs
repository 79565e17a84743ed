using System.Net;
using System.Net.Http.Headers;

namespace AetherFlow.Models.Tests.Support;

/// <summary>Answers every request with the same bytes, in pieces of the test's choice.</summary>
internal sealed class CannedHandler(byte[] body, string contentType, int pieceSize = int.MaxValue, HttpStatusCode status = HttpStatusCode.OK) : HttpMessageHandler
{
    public Action<HttpResponseMessage> Decorate { get; init; } = static _ => { };

    /// <summary>Where the first piece ends, where only its end matters.</summary>
    public int? SplitAt { get; init; }

    public string? Asked { get; private set; }

    public Uri? Address { get; private set; }

    /// <summary>One line for each.</summary>
    public string Headers { get; private set; } = "";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked = await (request.Content?.ReadAsStringAsync(cancellationToken) ?? Task.FromResult(""));
        Address = request.RequestUri;
        Headers = request.Headers.ToString();
        var content = new StreamContent(new PieceStream(body, pieceSize, SplitAt));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        var response = new HttpResponseMessage(status) { Content = content };
        Decorate(response);
        return response;
    }

    private sealed class PieceStream(byte[] body, int pieceSize, int? splitAt) : MemoryStream(body)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var size = Position < splitAt ? (int)(splitAt.Value - Position) : pieceSize;
            return base.ReadAsync(buffer[..Math.Min(buffer.Length, size)], cancellationToken);
        }
    }
}
