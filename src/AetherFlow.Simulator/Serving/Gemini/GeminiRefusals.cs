using System.Text.Json;
using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Simulator.Serving.Gemini;

/// <summary>Google's errors, in its words.</summary>
internal static class GeminiRefusals
{
    private const string Domain = "googleapis.com";

    private const string InvalidStatus = "INVALID_ARGUMENT";

    private const int Window = 1_048_576;

    public static readonly VendorRefusal NoKey = Make(
        403,
        "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
        "PERMISSION_DENIED");

    public static readonly VendorRefusal WrongKey = Make(
        400,
        "API key not valid. Please pass a valid API key.",
        InvalidStatus,
        new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["@type"] = "type.googleapis.com/google.rpc.ErrorInfo",
            ["reason"] = "API_KEY_INVALID",
            ["domain"] = Domain,
            ["metadata"] = new { service = "generativelanguage.googleapis.com" },
        });

    public static VendorRefusal Invalid(string message) => Make(400, message, InvalidStatus);

    /// <summary>A field that Google's own description of the request does not have.</summary>
    public static VendorRefusal UnknownField(string name, string place) => BadPayload(
        place.Length == 0 ? $"Unknown name \"{name}\": Cannot find field." : $"Unknown name \"{name}\" at '{place}': Cannot find field.", place);

    public static VendorRefusal WrongValue(string place, string wanted) => BadPayload($"Invalid value at '{place}' ({wanted})", place);

    public static VendorRefusal OfStatus(int status, string? message) => status switch
    {
        400 => Invalid(message ?? "Request contains an invalid argument."),
        401 => Make(401, message ?? "Request had invalid authentication credentials.", "UNAUTHENTICATED"),
        403 => Make(403, message ?? "Your project does not have permission to use this model.", "PERMISSION_DENIED"),
        404 => Make(404, message ?? "Requested entity was not found.", "NOT_FOUND"),
        429 => Make(429, message ?? "Resource has been exhausted (e.g. check quota).", "RESOURCE_EXHAUSTED"),
        503 or 529 => Make(status, message ?? "The model is overloaded. Please try again later.", "UNAVAILABLE"),
        504 => Make(504, message ?? "The request timed out. Please try again.", "DEADLINE_EXCEEDED"),
        >= 500 => Make(status, message ?? "An internal error has occurred. Please retry.", "INTERNAL"),
        _ => Make(status, message ?? $"The simulator was told to answer {status}.", "FAILED_PRECONDITION"),
    };

    /// <summary>A prompt that is not allowed is no error here: the reply says so.</summary>
    public static VendorRefusal? Of(VendorError error, AskedRequest asked) => error switch
    {
        VendorError.ContextOverflow => Invalid($"The input token count ({Window + 7402}) exceeds the maximum number of tokens allowed ({Window})."),
        VendorError.Refusal => null,
        VendorError.InsufficientQuota => Quota(asked.Model),
        _ => Make(
            404,
            $"models/{asked.Model} is not found for API version v1beta, or is not supported for generateContent. Call ListModels to see the list of available models and their supported methods.",
            "NOT_FOUND"),
    };

    private static VendorRefusal Quota(string model) => Make(
        429,
        "You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.",
        "RESOURCE_EXHAUSTED",
        new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["@type"] = "type.googleapis.com/google.rpc.QuotaFailure",
            ["violations"] = new[]
            {
                new
                {
                    quotaMetric = "generativelanguage.googleapis.com/generate_content_free_tier_requests",
                    quotaId = "GenerateRequestsPerDayPerProjectPerModel-FreeTier",
                    quotaDimensions = new { location = "global", model },
                    quotaValue = "50",
                },
            },
        },
        new Dictionary<string, object>(StringComparer.Ordinal) { ["@type"] = "type.googleapis.com/google.rpc.RetryInfo", ["retryDelay"] = "30s" });

    private static VendorRefusal BadPayload(string what, string place) => Make(
        400,
        $"Invalid JSON payload received. {what}",
        InvalidStatus,
        new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["@type"] = "type.googleapis.com/google.rpc.BadRequest",
            ["fieldViolations"] = new[] { new { field = place, description = $"Invalid JSON payload received. {what}" } },
        });

    private static VendorRefusal Make(int status, string message, string name, params Dictionary<string, object>[] details) => new(
        status,
        details.Length == 0
            ? JsonSerializer.SerializeToUtf8Bytes(new { error = new { code = status, message, status = name } })
            : JsonSerializer.SerializeToUtf8Bytes(new { error = new { code = status, message, status = name, details } }));
}
