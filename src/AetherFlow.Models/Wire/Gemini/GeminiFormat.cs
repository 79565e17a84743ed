using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AetherFlow.Models.Wire.Gemini;

/// <summary>
/// Google's generateContent (https://ai.google.dev/api/generate-content). The endpoint is the base, such as
/// <c>https://host/v1beta</c>.
/// </summary>
internal sealed class GeminiFormat : IWireFormat
{
    public static readonly GeminiFormat Instance = new();

    public Uri Address(Uri endpoint, string model, bool stream)
    {
        var name = model.Contains('/', StringComparison.Ordinal) ? model : $"models/{model}";
        return Below(endpoint, stream ? $"{name}:streamGenerateContent" : $"{name}:generateContent", stream ? "alt=sse" : "");
    }

    /// <summary>Up to 1,000 on a page: https://ai.google.dev/api/models#method:-models.list.</summary>
    public Uri Models(Uri endpoint) => Below(endpoint, "models", "pageSize=1000");

    public void Sign(HttpRequestHeaders headers, string? key)
    {
        if (key is not null) headers.Add("x-goog-api-key", key);
    }

    public JsonObject Write(WireRequest request) => GeminiRequest.Write(request);

    public ReplyPiece Read(JsonElement message) => GeminiReply.Read(message);

    private static Uri Below(Uri endpoint, string path, string query) =>
        new UriBuilder(endpoint) { Path = $"{endpoint.AbsolutePath.TrimEnd('/')}/{path}", Query = query }.Uri;
}
