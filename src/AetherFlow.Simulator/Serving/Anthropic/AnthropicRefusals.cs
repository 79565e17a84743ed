using System.Text.Json;
using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Simulator.Serving.Anthropic;

/// <summary>Anthropic's errors, in its words.</summary>
internal static class AnthropicRefusals
{
    private const string RequestId = "req_simulator";

    private const string InvalidType = "invalid_request_error";

    private const int Window = 200_000;

    public static readonly VendorRefusal NoKey = Make(401, "authentication_error", "x-api-key header is required");

    public static readonly VendorRefusal WrongKey = Make(401, "authentication_error", "invalid x-api-key");

    public static VendorRefusal Invalid(string message) => Make(400, InvalidType, message);

    public static VendorRefusal OfStatus(int status, string? message)
    {
        var (type, words) = status switch
        {
            400 => (InvalidType, "The simulator was told to answer 400: the request is not valid."),
            401 => ("authentication_error", "invalid x-api-key"),
            402 => ("billing_error", "There is a problem with your billing or payment information."),
            403 => ("permission_error", "Your API key does not have permission to use the specified resource."),
            404 => ("not_found_error", "Not Found"),
            413 => ("request_too_large", "Request exceeds the maximum size"),
            429 => ("rate_limit_error", "This request would exceed your organization's rate limit. Please reduce the prompt length or the maximum tokens requested, or try again later."),
            504 => ("timeout_error", "The request timed out while processing."),
            529 => ("overloaded_error", "Overloaded"),
            >= 500 => ("api_error", "Internal server error"),
            _ => (InvalidType, $"The simulator was told to answer {status}."),
        };
        return Make(status, type, message ?? words);
    }

    public static VendorRefusal Of(VendorError error, AskedRequest asked) => error switch
    {
        VendorError.ContextOverflow => Invalid($"prompt is too long: {Window + 8211} tokens > {Window} maximum"),
        VendorError.Refusal => Invalid("Output blocked by content filtering policy"),
        VendorError.InsufficientQuota => Invalid(
            "Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits."),
        _ => Make(404, "not_found_error", $"model: {asked.Model}"),
    };

    private static VendorRefusal Make(int status, string type, string message) =>
        new(status, JsonSerializer.SerializeToUtf8Bytes(new { type = "error", error = new { type, message }, request_id = RequestId }))
        {
            Header = ("request-id", RequestId),
        };
}
