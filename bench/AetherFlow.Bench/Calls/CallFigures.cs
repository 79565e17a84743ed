namespace AetherFlow.Bench.Calls;

/// <summary>What one way of asking took; times in milliseconds.</summary>
internal sealed record CallFigures
{
    public required string Way { get; init; }

    public required bool Stream { get; init; }

    /// <summary>Medians of a call, one call at a time, one of each round.</summary>
    public required IReadOnlyList<double> Medians { get; init; }

    /// <summary>99th percentiles of the same.</summary>
    public required IReadOnlyList<double> Tails { get; init; }

    /// <summary>Managed memory that a call asks for.</summary>
    public required long AllocatedBytes { get; init; }

    /// <summary>Calls a second with many at once, one of each round.</summary>
    public required IReadOnlyList<double> Rates { get; init; }
}
