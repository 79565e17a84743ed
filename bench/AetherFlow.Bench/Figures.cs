namespace AetherFlow.Bench;

/// <summary>What one scenario brought at one degree of parallelism; times in milliseconds, one of each round.</summary>
internal sealed record Figures
{
    public required string Scenario { get; init; }

    public required int Steps { get; init; }

    public required int MaxParallel { get; init; }

    /// <summary>From the first line of the run, or from reading its journal, to its last line on disk.</summary>
    public required IReadOnlyList<double> Totals { get; init; }

    /// <summary>Median of the time of a step without the model's own.</summary>
    public IReadOnlyList<double> Medians { get; init; } = [];

    /// <summary>99th percentile of the same.</summary>
    public IReadOnlyList<double> Tails { get; init; } = [];

    /// <summary>As many bare appends, flushed one by one, as the run waited for lines.</summary>
    public IReadOnlyList<double> Disk { get; init; } = [];

    /// <summary>Lines that somebody waited for until they were on disk.</summary>
    public int Awaited { get; init; }

    /// <summary>Processor time of all threads, in milliseconds.</summary>
    public IReadOnlyList<double> Processor { get; init; } = [];

    /// <summary>Managed memory that was asked for in all, most of it for a moment.</summary>
    public long AllocatedBytes { get; init; }

    public required long JournalBytes { get; init; }

    /// <summary>Most memory that the process had, in bytes; null where the system does not tell.</summary>
    public long? PeakBytes { get; init; }

    /// <summary>Managed memory that a finished step keeps while the run goes on.</summary>
    public long? BytesPerStep { get; init; }
}
