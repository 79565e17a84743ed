namespace AetherFlow.Runs.Events;

/// <summary>What a physical call brought: a whole reply, or a problem.</summary>
public sealed record CallFinished
{
    /// <summary>Who answered; null in older journals.</summary>
    public string? Provider { get; init; }

    public string? Model { get; init; }

    /// <summary>SHA-256 of the request that was answered, as in <see cref="CallStarted.Request"/>.</summary>
    public string? Request { get; init; }

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
