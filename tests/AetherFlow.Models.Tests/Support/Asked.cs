using System.Text.Json;
using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Wire;
using AetherFlow.Runs.Events;
using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Tests.Support;

/// <summary>What one question to a client brought.</summary>
internal sealed record Asked(string Text, string? FinishReason, UsageDetails? Usage, CallProblem? Problem)
{
    public static readonly Uri Nowhere = new("http://model.test/");

    private static readonly ChatMessage[] Hello = [new(ChatRole.System, "You are brief."), new(ChatRole.User, "Say hi.")];

    /// <summary>Null where there was none.</summary>
    public ChatResponse? Response { get; init; }

    /// <summary>Tool calls as <c>name{"argument":1}</c>, in order.</summary>
    public string Calls => string.Join(' ', Contents<FunctionCallContent>().Select(c => c.Name + JsonSerializer.Serialize(c.Arguments)));

    public IEnumerable<T> Contents<T>()
        where T : AIContent => Response?.Messages.SelectMany(m => m.Contents).OfType<T>() ?? [];

    public static async Task<Asked> OfAsync(IChatClient client, bool stream, CancellationToken cancellation = default)
    {
        try
        {
            var response = stream
                ? await client.GetStreamingResponseAsync(Hello, null, cancellation).ToChatResponseAsync(cancellation)
                : await client.GetResponseAsync(Hello, null, cancellation);
            return new Asked(response.Text, response.FinishReason?.Value, response.Usage, null) { Response = response };
        }
        catch (ModelProblemException e)
        {
            return new Asked("", null, null, e.Problem);
        }
    }

    /// <summary>Asks a server that answers with these bytes.</summary>
    public static Task<Asked> OfBytesAsync(byte[] body, string contentType, bool stream, int pieceSize = int.MaxValue, string kind = Provider.OpenAiKind) =>
        OfHandlerAsync(new CannedHandler(body, contentType, pieceSize), stream, kind);

    public static async Task<Asked> OfHandlerAsync(HttpMessageHandler handler, bool stream, string kind = Provider.OpenAiKind)
    {
        using var http = new HttpClient(handler);
        using var client = new ModelClient(ProviderOf(kind, Nowhere), TimeSpan.FromSeconds(60), http, new Testing.ManualTime());
        return await OfAsync(client, stream);
    }

    public static ProviderSettings ProviderOf(string kind, Uri server) => TestSettings.Provider(server) with
    {
        Kind = kind,
        Endpoint = EndpointAddress.TryRead(server.AbsoluteUri, null, kind, out var endpoint, out var why) ? endpoint : throw new ArgumentException(why, nameof(server)),
    };
}
