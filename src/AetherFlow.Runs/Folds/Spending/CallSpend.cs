namespace AetherFlow.Runs.Folds;

/// <summary>The money of one physical call, as a journal tells it.</summary>
public sealed record CallSpend
{
    /// <summary>Of its effect; a call that was cut off and made again has the same one.</summary>
    public required string Key { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required string Provider { get; init; }

    public required string Model { get; init; }

    /// <summary>Its upper bound.</summary>
    public required Money Reserved { get; init; }

    /// <summary>When it was settled, or given up; null where it is under way, or was when the stint was cut off.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What the vendor reported; null where it did not: then <see cref="Cost"/> is the upper bound.</summary>
    public Usage? Usage { get; init; }

    /// <summary>Nothing where it did not happen, or is certainly not billed.</summary>
    public Money Cost { get; init; }
}
