namespace AetherFlow.Runs.Events;

/// <summary>On disk before a request leaves the machine: what it may cost at most.</summary>
public sealed record CallStarted
{
    public required string Provider { get; init; }

    public required string Model { get; init; }

    /// <summary>SHA-256 of the request (model, messages, parameters) after redaction; replays match by it.</summary>
    public required string Request { get; init; }

    /// <summary>Upper bound of the price, held until the call is settled.</summary>
    public Money Reserved { get; init; }

    public int MaxTokens { get; init; }

    public long RequestBytes { get; init; }
}

/// <summary>What a physical call brought: a whole reply, or a problem.</summary>
public sealed record CallFinished
{
    /// <summary>The whole reply; null where the call failed.</summary>
    public Payload? Reply { get; init; }

    /// <summary>The vendor's finish reason, in its own words.</summary>
    public string? FinishReason { get; init; }

    public CallProblem? Problem { get; init; }

    /// <summary>Null where the vendor reported none: the reservation then stays counted as unknown.</summary>
    public Usage? Usage { get; init; }

    /// <summary>What <see cref="Usage"/> costs at list price; the reservation where no usage was reported.</summary>
    public Money Cost { get; init; }

    public long DurationMs { get; init; }

    public long? FirstTokenMs { get; init; }
}

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
