using Microsoft.AspNetCore.Http;

namespace AetherFlow.Simulator.Serving;

/// <summary>What a request is for, by its path and headers.</summary>
/// <param name="Format">Of the request, and of any refusal.</param>
/// <param name="Task">Null where nothing is served there.</param>
/// <param name="Model">Where the path names it.</param>
/// <param name="Stream">Whether the path asks for a stream.</param>
internal sealed record WireAddress(IWireFormat Format, WireTask? Task, string? Model = null, bool Stream = false)
{
    /// <summary>Where vendors of OpenAI's format serve it: OpenAI and DeepSeek, Groq, OpenRouter, Gemini's own likeness.</summary>
    private static readonly string[] OpenAiBases = ["", "/v1", "/openai/v1", "/api/v1", "/beta", "/v1beta/openai"];

    private static readonly string[] AnthropicBases = ["", "/v1", "/anthropic", "/anthropic/v1"];

    private static readonly string[] GeminiBases = ["/v1beta", "/v1", "/v1alpha"];

    public static WireAddress Of(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        if (HttpMethods.IsPost(request.Method))
        {
            if (IsBelow(path, OpenAiBases, "/chat/completions")) return new WireAddress(WireFormats.OpenAi, WireTask.Complete);
            if (IsBelow(path, AnthropicBases, "/messages")) return new WireAddress(WireFormats.Anthropic, WireTask.Complete);
            if (Gemini(path) is { } gemini) return gemini;
        }

        var format = Guess(request, path);
        var bases = format == WireFormats.Gemini ? GeminiBases : format == WireFormats.Anthropic ? AnthropicBases : OpenAiBases;
        return new WireAddress(format, HttpMethods.IsGet(request.Method) && IsBelow(path, bases, "/models") ? WireTask.ListModels : null);
    }

    private static IWireFormat Guess(HttpRequest request, string path) =>
        request.Headers.ContainsKey("anthropic-version") ? WireFormats.Anthropic
        : request.Headers.ContainsKey("x-goog-api-key") || request.Query.ContainsKey("key") ? WireFormats.Gemini
        : path.StartsWith("/v1beta", StringComparison.Ordinal) && !path.StartsWith("/v1beta/openai", StringComparison.Ordinal) ? WireFormats.Gemini
        : IsBelow(path, AnthropicBases, "/messages") ? WireFormats.Anthropic
        : WireFormats.OpenAi;

    private static bool IsBelow(string path, string[] bases, string ending)
    {
        if (!path.EndsWith(ending, StringComparison.Ordinal)) return false;
        var start = path.AsSpan(0, path.Length - ending.Length);
        foreach (var known in bases)
        {
            if (start.SequenceEqual(known)) return true;
        }

        return false;
    }

    private static WireAddress? Gemini(string path)
    {
        const string Models = "/models/";
        var place = path.IndexOf(Models, StringComparison.Ordinal);
        var colon = path.LastIndexOf(':');
        if (place < 0 || colon < place + Models.Length || !GeminiBases.Contains(path[..place], StringComparer.Ordinal)) return null;
        var model = path[(place + Models.Length)..colon];
        return path[(colon + 1)..] switch
        {
            "generateContent" => new WireAddress(WireFormats.Gemini, WireTask.Complete, model),
            "streamGenerateContent" => new WireAddress(WireFormats.Gemini, WireTask.Complete, model, Stream: true),
            _ => new WireAddress(WireFormats.Gemini, null, model),
        };
    }
}
