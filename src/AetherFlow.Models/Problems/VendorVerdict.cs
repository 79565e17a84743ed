using AetherFlow.Models.Wire;

namespace AetherFlow.Models.Problems;

/// <summary>
/// What a status and a vendor's words mean. Vendors use one status for different things, so their codes are asked
/// before it.
/// </summary>
internal readonly record struct VendorVerdict(string Kind, bool Retryable, bool Charged)
{
    private static readonly (string Kind, string[] Signs)[] Signs =
    [
        (ProblemKind.OutOfCredit, ["insufficient_quota", "insufficient balance", "insufficient_balance", "insufficient credits", "billing_hard_limit", "exceeded your current quota"]),
        (ProblemKind.ContextOverflow, ["context_length_exceeded", "context length", "context window", "context size", "maximum context", "prompt is too long", "input is too long", "too many tokens", "reduce the length"]),
        (ProblemKind.Auth, ["invalid_api_key", "invalid api key", "api key not valid", "incorrect api key", "authentication_error"]),
        (ProblemKind.NotFound, ["model_not_found", "model not exist", "model does not exist", "unknown model", "no such model", "invalid model"]),
        (ProblemKind.Refused, ["content_policy", "content_filter", "content management policy", "content exists risk"]),
    ];

    /// <param name="status">The HTTP status; that of the error itself in the middle of a stream, null where it has none.</param>
    /// <param name="error">The vendor's words.</param>
    public static VendorVerdict Of(int? status, VendorError error) =>
        ByWords(status, error) ?? status switch
        {
            401 or 403 => Refusal(ProblemKind.Auth),
            402 => Refusal(ProblemKind.OutOfCredit),
            404 or 405 or (>= 300 and < 400) => Refusal(ProblemKind.NotFound),
            413 => Refusal(ProblemKind.ContextOverflow),
            408 => new VendorVerdict(ProblemKind.Timeout, Retryable: true, Charged: true),
            429 => new VendorVerdict(ProblemKind.RateLimit, Retryable: true, Charged: false),
            503 or 529 => new VendorVerdict(ProblemKind.Overloaded, Retryable: true, Charged: false),
            501 or 505 => Refusal(ProblemKind.BadRequest),
            >= 400 and < 500 => Refusal(ProblemKind.BadRequest),
            _ => new VendorVerdict(ProblemKind.Server, Retryable: true, Charged: true),
        };

    /// <summary>Words of a server that failed say nothing about the request.</summary>
    private static VendorVerdict? ByWords(int? status, VendorError error)
    {
        if (status is >= 500 or 401 or 403) return null;
        foreach (var (kind, signs) in Signs)
        {
            if (signs.Any(sign => error.Code.Contains(sign, StringComparison.OrdinalIgnoreCase) || error.Message.Contains(sign, StringComparison.OrdinalIgnoreCase)))
                return Refusal(kind);
        }

        return null;
    }

    private static VendorVerdict Refusal(string kind) => new(kind, Retryable: false, Charged: false);
}
