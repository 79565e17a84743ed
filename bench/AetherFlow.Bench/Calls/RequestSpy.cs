using System.Net;

namespace AetherFlow.Bench.Calls;

/// <summary>Keeps the bytes of a request and answers it with the shortest reply that is whole.</summary>
internal sealed class RequestSpy : HttpMessageHandler
{
    public byte[] Body { get; private set; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent("""{"choices":[{"message":{"content":"."},"finish_reason":"stop"}]}"""),
        };
    }
}
