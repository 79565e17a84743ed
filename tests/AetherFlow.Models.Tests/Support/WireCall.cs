using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AetherFlow.Simulator;

namespace AetherFlow.Models.Tests.Support;

/// <summary>Asks a simulator by hand, in one of its formats, to see what goes over the wire.</summary>
internal static class WireCall
{
    public static readonly string[] Formats = ["openai", "anthropic", "gemini"];

    private const string IncludeUsage = "\"stream_options\":{\"include_usage\":true},";

    /// <summary>A valid request of a format.</summary>
    public static string Valid(string format, bool stream) => format switch
    {
        "openai" => $$$"""{"model":"m","max_tokens":50,"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Say hi."}],{{{(stream ? IncludeUsage : "")}}}"stream":{{{Flag(stream)}}} }""",
        "anthropic" => $$$"""{"model":"m","max_tokens":50,"system":"Be brief.","messages":[{"role":"user","content":"Say hi."}],"stream":{{{Flag(stream)}}} }""",
        _ => $$$"""{"systemInstruction":{"parts":[{"text":"Be brief."}]},"contents":[{"role":"user","parts":[{"text":"Say hi."}]}],"generationConfig":{"maxOutputTokens":50}}""",
    };

    public static string Path(string format, bool stream) => format switch
    {
        "openai" => "v1/chat/completions",
        "anthropic" => "v1/messages",
        _ => stream ? "v1beta/models/m:streamGenerateContent?alt=sse" : "v1beta/models/m:generateContent",
    };

    public static Task<HttpResponseMessage> SendAsync(
        HttpClient http, SimulatorServer server, string format, bool stream, string? body = null, string? key = TestSettings.Key, string? path = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.BaseAddress, path ?? Path(format, stream)))
        {
            Content = new StringContent(body ?? Valid(format, stream), Encoding.UTF8, "application/json"),
        };
        if (format == "anthropic") request.Headers.Add("anthropic-version", "2023-06-01");
        if (key is not null)
        {
            if (format == "openai") request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            else request.Headers.Add(format == "anthropic" ? "x-api-key" : "x-goog-api-key", key);
        }

        return http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>Status, content type and all of the body, as text.</summary>
    public static async Task<(int Status, string? Type, string Body)> PostAsync(
        SimulatorServer server, string format, bool stream, string? body = null, string? key = TestSettings.Key, string? path = null)
    {
        using var http = new HttpClient();
        using var response = await SendAsync(http, server, format, stream, body, key, path);
        return ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync());
    }

    public static JsonElement Json(string body) => JsonDocument.Parse(body).RootElement;

    /// <summary>What each event of a stream carries, where it is JSON.</summary>
    public static IReadOnlyList<JsonElement> Events(string body) =>
    [
        .. body.Split('\n').Where(line => line.StartsWith("data:", StringComparison.Ordinal)).Select(line => line[5..].Trim())
            .Where(data => data.StartsWith('{')).Select(Json),
    ];

    private static string Flag(bool value) => value ? "true" : "false";
}
