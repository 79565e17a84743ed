namespace AetherFlow.Runs.Events;

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
