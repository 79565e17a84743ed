using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AetherFlow.Models.Wire.OpenAi;

/// <summary>
/// Chat completions as OpenAI describes them (https://platform.openai.com/docs/api-reference/chat), with the habits of
/// the many other servers that speak them.
/// </summary>
internal sealed class OpenAiFormat : IWireFormat
{
    public static readonly OpenAiFormat Instance = new();

    public Uri Address(Uri endpoint, string model, bool stream) => endpoint;

    /// <summary>Beside the completions: …/v1/chat/completions → …/v1/models.</summary>
    public Uri Models(Uri endpoint) => new(endpoint, "../models");

    public void Sign(HttpRequestHeaders headers, string? key)
    {
        if (key is not null) headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public JsonObject Write(WireRequest request) => OpenAiRequest.Write(request);

    public ReplyPiece Read(JsonElement message) => OpenAiReply.Read(message);
}
