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
