namespace AetherFlow.Runs.Events;

/// <summary>Why a call brought no reply.</summary>
/// <param name="Kind">A stable word: <c>auth</c>, <c>rate_limit</c>, <c>overloaded</c>, <c>server</c>, <c>timeout</c>,
/// <c>network</c>, <c>bad_request</c>, <c>context_overflow</c>, <c>refused</c>, <c>cut</c>, <c>malformed</c>,
/// <c>not_found</c>, <c>out_of_credit</c>.</param>
/// <param name="Message">What happened, with host, status and the vendor's own words.</param>
/// <param name="Retryable">Whether the same call may work later.</param>
/// <param name="RetryAfterMs">How long the vendor asks to wait.</param>
/// <param name="Status">HTTP status, where there was one.</param>
/// <param name="Charged">Whether the vendor may have charged for it: false where no work was done.</param>
public sealed record CallProblem(
    string Kind, string Message, bool Retryable, long? RetryAfterMs = null, int? Status = null, bool Charged = true);
