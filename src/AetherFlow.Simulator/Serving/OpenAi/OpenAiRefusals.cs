using System.Text.Json;
using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Simulator.Serving.OpenAi;

/// <summary>OpenAI's errors, in its words.</summary>
internal static class OpenAiRefusals
{
    private const string InvalidType = "invalid_request_error";

    /// <summary>Of GPT-4o and its like; the vendor tells the window of the model asked.</summary>
    private const int Window = 128_000;

    public static readonly VendorRefusal NoKey = Make(
        401, "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).", InvalidType);

    public static VendorRefusal WrongKey(string key) => Make(
        401, $"Incorrect API key provided: {Masked(key)}. You can find your API key at https://platform.openai.com/account/api-keys.", InvalidType, "invalid_api_key");

    public static VendorRefusal Invalid(string message, string? param = null, string? code = null) => Make(400, message, InvalidType, code, param);

    public static VendorRefusal Missing(string param) => Invalid($"Missing required parameter: '{param}'.", param, "missing_required_parameter");

    public static VendorRefusal OfStatus(int status, string? message) => status switch
    {
        400 => Invalid(message ?? "The simulator was told to answer 400: the request is not valid."),
        401 => Make(401, message ?? "Incorrect API key provided.", InvalidType, "invalid_api_key"),
        402 => Make(402, message ?? "Insufficient Balance", "unknown_error", "invalid_request_error"),
        403 => Make(403, message ?? "You are not allowed to use this model.", InvalidType, "unsupported_country_region_territory"),
        404 => Make(404, message ?? "The model does not exist or you do not have access to it.", InvalidType, message is null ? "model_not_found" : "unknown_url"),
        429 => Make(429, message ?? "Rate limit reached for requests. Please try again later.", "requests", "rate_limit_exceeded"),
        503 or 529 => Make(status, message ?? "The engine is currently overloaded, please try again later.", "service_unavailable"),
        >= 500 => Make(status, message ?? "The server had an error while processing your request. Sorry about that!", "server_error"),
        _ => Make(status, message ?? $"The simulator was told to answer {status}.", InvalidType),
    };

    public static VendorRefusal Of(VendorError error, AskedRequest asked) => error switch
    {
        VendorError.ContextOverflow => Invalid(
            $"This model's maximum context length is {Window} tokens. However, your messages resulted in {Window + 1977} tokens. Please reduce the length of the messages.",
            "messages",
            "context_length_exceeded"),
        VendorError.Refusal => Invalid(
            "Invalid prompt: your prompt was flagged as potentially violating our usage policy. Please try again with a different prompt.", null, "invalid_prompt"),
        VendorError.InsufficientQuota => Make(
            429,
            "You exceeded your current quota, please check your plan and billing details. For more information on this error, read the docs: https://platform.openai.com/docs/guides/error-codes/api-errors.",
            "insufficient_quota",
            "insufficient_quota"),
        _ => Make(404, $"The model `{asked.Model}` does not exist or you do not have access to it.", InvalidType, "model_not_found"),
    };

    private static VendorRefusal Make(int status, string message, string type, string? code = null, string? param = null) => new(
        status, JsonSerializer.SerializeToUtf8Bytes(new { error = new { message, type, param, code } }));

    /// <summary>The vendor shows both ends of a long key.</summary>
    private static string Masked(string key) => key.Length < 16 ? new string('*', key.Length) : $"{key[..8]}{new string('*', key.Length - 12)}{key[^4..]}";
}
