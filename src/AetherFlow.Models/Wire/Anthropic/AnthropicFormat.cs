using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AetherFlow.Models.Wire.Anthropic;

/// <summary>
/// Anthropic's messages (https://platform.claude.com/docs/en/api/messages, streams:
/// https://platform.claude.com/docs/en/build-with-claude/streaming).
/// </summary>
internal sealed class AnthropicFormat : IWireFormat
{
    public static readonly AnthropicFormat Instance = new();

    /// <summary>https://platform.claude.com/docs/en/api/versioning</summary>
    private const string Version = "2023-06-01";

    public Uri Address(Uri endpoint, string model, bool stream) => endpoint;

    /// <summary>Beside the messages, up to 1,000 on a page: https://platform.claude.com/docs/en/api/models-list.</summary>
    public Uri Models(Uri endpoint) => new(endpoint, "models?limit=1000");

    public void Sign(HttpRequestHeaders headers, string? key)
    {
        headers.Add("anthropic-version", Version);
        if (key is not null) headers.Add("x-api-key", key);
    }

    public JsonObject Write(WireRequest request) => AnthropicRequest.Write(request);

    public ReplyPiece Read(JsonElement message) => AnthropicReply.Read(message);
}
