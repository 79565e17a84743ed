using System.Text.Json;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Wire;

namespace AetherFlow.Models.Calling;

/// <summary>Reads which models a server says it has.</summary>
internal static class ModelList
{
    /// <summary>More than any server of one's own lists; a web page that never ends is noticed.</summary>
    private const int LongestList = 1024 * 1024;

    /// <summary>
    /// The ids of models that can be talked to; null where nothing answers in time, or something else does: any
    /// program may listen on the port.
    /// </summary>
    public static async Task<IReadOnlyList<string>?> ReadAsync(ProviderSettings provider, HttpClient http, CancellationToken cancellation)
    {
        using var request = Request(provider);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (!response.IsSuccessStatusCode) return null;
            var body = await BytesAsync(response, cancellation);
            using var document = JsonDocument.Parse(body);
            return Ids(document.RootElement);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Free of charge, and it needs the address and the key to be right.</summary>
    public static HttpRequestMessage Request(ProviderSettings provider)
    {
        var format = IWireFormat.Of(provider.Kind);
        var request = new HttpRequestMessage(HttpMethod.Get, format.Models(provider.Endpoint));
        format.Sign(request.Headers, provider.Key);
        return request;
    }

    /// <summary>The body, or as much of it as a list of models may be long.</summary>
    internal static async Task<ReadOnlyMemory<byte>> BytesAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var buffer = new byte[LongestList];
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        return buffer.AsMemory(0, await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation));
    }

    private static List<string>? Ids(JsonElement root) =>
        (root.Get("data") ?? root.Get("models")) is not { ValueKind: JsonValueKind.Array } list ? null :
        [
            .. list.EnumerateArray().Select(m => m.Text("id") ?? GeminiName(m)).OfType<string>()
                // Ollama lists models for embeddings beside the others; they do not answer questions.
                .Where(id => id.Length > 0 && !id.Contains("embed", StringComparison.OrdinalIgnoreCase)),
        ];

    private static string? GeminiName(JsonElement model) =>
        model.Text("name") is { } name && name.StartsWith("models/", StringComparison.Ordinal) ? name["models/".Length..] : null;
}
