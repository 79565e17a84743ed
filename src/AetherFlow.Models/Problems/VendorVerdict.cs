using AetherFlow.Models.Wire;

namespace AetherFlow.Models.Problems;

/// <summary>
/// What a status and a vendor's words mean. Vendors use one status for different things, so their codes are asked
/// before it.
/// </summary>
internal readonly record struct VendorVerdict(string Kind, bool Retryable, bool Charged)
{
    /// <summary>
    /// Names of errors that mean one thing each: Anthropic's (https://platform.claude.com/docs/en/api/errors) and
    /// Google's (https://ai.google.dev/gemini-api/docs/troubleshooting).
    /// </summary>
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["authentication_error"] = ProblemKind.Auth,
        ["permission_error"] = ProblemKind.Auth,
        ["billing_error"] = ProblemKind.OutOfCredit,
        ["not_found_error"] = ProblemKind.NotFound,
        ["request_too_large"] = ProblemKind.ContextOverflow,
        ["rate_limit_error"] = ProblemKind.RateLimit,
        ["timeout_error"] = ProblemKind.Timeout,
        ["overloaded_error"] = ProblemKind.Overloaded,
        ["api_error"] = ProblemKind.Server,
        ["UNAUTHENTICATED"] = ProblemKind.Auth,
        ["PERMISSION_DENIED"] = ProblemKind.Auth,
        ["NOT_FOUND"] = ProblemKind.NotFound,
        ["RESOURCE_EXHAUSTED"] = ProblemKind.RateLimit,
        ["UNAVAILABLE"] = ProblemKind.Overloaded,
        ["DEADLINE_EXCEEDED"] = ProblemKind.Timeout,
        ["INTERNAL"] = ProblemKind.Server,
    };

    /// <summary>What vendors say where the name of the error, if there is one, says nothing.</summary>
    private static readonly (string Kind, string[] Signs)[] Signs =
    [
        (ProblemKind.OutOfCredit, ["insufficient_quota", "insufficient balance", "insufficient_balance", "insufficient credits", "billing_hard_limit", "exceeded your current quota", "credit balance is too low"]),
        (ProblemKind.ContextOverflow, ["context_length_exceeded", "context length", "context window", "context limit", "context size", "maximum context", "prompt is too long", "input is too long", "too many tokens", "reduce the length", "exceeds the maximum number of tokens"]),
        (ProblemKind.Auth, ["invalid_api_key", "invalid api key", "api key not valid", "api key expired", "incorrect api key"]),
        (ProblemKind.NotFound, ["model_not_found", "model not exist", "model does not exist", "unknown model", "no such model", "invalid model"]),
        (ProblemKind.Refused, ["content_policy", "content_filter", "content management policy", "content exists risk"]),
    ];

    /// <param name="status">The HTTP status; that of the error itself in the middle of a stream, null where it has none.</param>
    /// <param name="error">The vendor's words.</param>
    public static VendorVerdict Of(int? status, VendorError error) => status switch
    {
        // Words of a server that failed say nothing about the request, and a refused key is one whatever they are.
        401 => Of(ProblemKind.Auth),
        // Nobody who offers an API of this kind answers a request to it so.
        501 or 505 => Of(ProblemKind.NotFound),
        503 or 529 => Of(ProblemKind.Overloaded),
        504 => Of(ProblemKind.Timeout),
        >= 500 => Of(ProblemKind.Server),
        _ => Of(ByName(error) ?? ByWords(status, error) ?? (status is null && IsOfTheRequest(error) ? ProblemKind.BadRequest : ByStatus(status))),
    };

    private static string? ByName(VendorError error) =>
        error.Code.Split(' ').Select(word => Names.GetValueOrDefault(word)).FirstOrDefault(kind => kind is not null);

    /// <summary>Names that vendors give to whatever is wrong with a request.</summary>
    private static bool IsOfTheRequest(VendorError error) => error.Code.Split(' ').Any(word => word is "invalid_request_error" or "INVALID_ARGUMENT");

    /// <summary>Who is asked too often is told so in words that others have for a prompt that is too long.</summary>
    private static string? ByWords(int? status, VendorError error) => status == 403 ? null : Signs
        .Where(s => status != 429 || s.Kind == ProblemKind.OutOfCredit)
        .FirstOrDefault(s => s.Signs.Any(sign => error.Code.Contains(sign, StringComparison.OrdinalIgnoreCase) || error.Message.Contains(sign, StringComparison.OrdinalIgnoreCase)))
        .Kind;

    private static string ByStatus(int? status) => status switch
    {
        403 => ProblemKind.Auth,
        402 => ProblemKind.OutOfCredit,
        404 or 405 or 410 or 426 or (>= 300 and < 400) => ProblemKind.NotFound,
        413 => ProblemKind.ContextOverflow,
        408 => ProblemKind.Timeout,
        429 => ProblemKind.RateLimit,
        >= 400 => ProblemKind.BadRequest,
        _ => ProblemKind.Server,
    };

    private static VendorVerdict Of(string kind) => kind switch
    {
        ProblemKind.RateLimit or ProblemKind.Overloaded => new VendorVerdict(kind, Retryable: true, Charged: false),
        ProblemKind.Timeout or ProblemKind.Server => new VendorVerdict(kind, Retryable: true, Charged: true),
        _ => new VendorVerdict(kind, Retryable: false, Charged: false),
    };
}
