using AetherFlow.Models.Wire;
using AetherFlow.Runs.Events;
using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Tests.Support;

/// <summary>What one question to a client brought.</summary>
internal sealed record Asked(string Text, string? FinishReason, UsageDetails? Usage, CallProblem? Problem)
{
    public static readonly Uri Nowhere = new("http://model.test/");

    private static readonly ChatMessage[] Hello = [new(ChatRole.System, "You are brief."), new(ChatRole.User, "Say hi.")];

    public static async Task<Asked> OfAsync(IChatClient client, bool stream, CancellationToken cancellation = default)
    {
        try
        {
            var response = stream
                ? await client.GetStreamingResponseAsync(Hello, null, cancellation).ToChatResponseAsync(cancellation)
                : await client.GetResponseAsync(Hello, null, cancellation);
            return new Asked(response.Text, response.FinishReason?.Value, response.Usage, null);
        }
        catch (ModelProblemException e)
        {
            return new Asked("", null, null, e.Problem);
        }
    }

    /// <summary>Asks a server that answers with these bytes.</summary>
    public static Task<Asked> OfBytesAsync(byte[] body, string contentType, bool stream, int pieceSize = int.MaxValue) =>
        OfHandlerAsync(new CannedHandler(body, contentType, pieceSize), stream);

    public static async Task<Asked> OfHandlerAsync(HttpMessageHandler handler, bool stream)
    {
        using var http = new HttpClient(handler);
        using var client = new ModelClient(TestSettings.Provider(Nowhere), TimeSpan.FromSeconds(60), http, new Testing.ManualTime());
        return await OfAsync(client, stream);
    }
}
