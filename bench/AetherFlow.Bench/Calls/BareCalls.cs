using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;

namespace AetherFlow.Bench.Calls;

/// <summary>
/// The least that anybody has to do: send the same bytes, take the text out of what comes. It checks nothing: no finish
/// reason, no usage, no deadline.
/// </summary>
internal sealed class BareCalls(HttpClient http, Uri endpoint, byte[] body, bool stream)
{
    public async Task<string> AskAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", CallsRig.Key);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await using var reply = await response.Content.ReadAsStreamAsync();
        return stream ? await StreamedAsync(reply) : await WholeAsync(reply);
    }

    private static async Task<string> WholeAsync(Stream reply)
    {
        using var document = await JsonDocument.ParseAsync(reply);
        return document.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!;
    }

    private static async Task<string> StreamedAsync(Stream reply)
    {
        var text = new StringBuilder();
        await foreach (var item in SseParser.Create(reply, static (_, data) => Piece(data)).EnumerateAsync())
            text.Append(item.Data);
        return text.ToString();
    }

    private static string? Piece(ReadOnlySpan<byte> data)
    {
        if (data.StartsWith("[DONE]"u8)) return null;
        var reader = new Utf8JsonReader(data);
        using var document = JsonDocument.ParseValue(ref reader);
        var choices = document.RootElement.GetProperty("choices");
        return choices.GetArrayLength() > 0 && choices[0].GetProperty("delta").TryGetProperty("content", out var content) ? content.GetString() : null;
    }
}
