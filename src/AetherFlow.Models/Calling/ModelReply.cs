using AetherFlow.Runs;

namespace AetherFlow.Models.Calling;

/// <summary>A whole reply.</summary>
public sealed record ModelReply
{
    public required string Text { get; init; }

    /// <summary>In the vendor's own words.</summary>
    public required string FinishReason { get; init; }

    /// <summary>The reply ended because it had no more tokens: it lacks its end.</summary>
    public bool IsTruncated => FinishReasons.IsTruncation(FinishReason);

    /// <summary>Null where the vendor reported none.</summary>
    public Usage? Usage { get; init; }

    /// <summary>Of the call that brought the reply, not of failed ones before it.</summary>
    public Money Cost { get; init; }

    /// <summary>Nothing was reported: <see cref="Cost"/> is what it can have cost at most.</summary>
    public bool CostIsUpperBound => Usage is null && !IsCached;

    public long? FirstTokenMs { get; init; }

    public long DurationMs { get; init; }

    public required string Provider { get; init; }

    public required string Model { get; init; }

    /// <summary>SHA-256 of the request that it answers, by which it is found again.</summary>
    public required string Request { get; init; }

    /// <summary>An earlier run got it to the same request: nothing was asked, nothing paid.</summary>
    public bool IsCached { get; init; }
}
