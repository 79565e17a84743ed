namespace AetherFlow.Runs.Events;

/// <summary>A reply that an earlier run got to the same request; nothing was asked and nothing paid.</summary>
public sealed record ReplyCached
{
    public required string Provider { get; init; }

    public required string Model { get; init; }

    /// <summary>SHA-256 of the request, as in <see cref="CallStarted.Request"/>.</summary>
    public required string Request { get; init; }

    public required Payload Reply { get; init; }

    public required string FinishReason { get; init; }

    /// <summary>What the vendor reported when the reply was paid for; null where it reported nothing.</summary>
    public Usage? Usage { get; init; }

    /// <summary>What the reply cost then.</summary>
    public Money Saved { get; init; }
}
