namespace AetherFlow.Runs.Events;

/// <summary>What a fork took over from the run it was made from; the second line of its journal.</summary>
public sealed record RunForked
{
    /// <summary>The run it was made from.</summary>
    public required string From { get; init; }

    /// <summary>Steps whose results hold, in plan order.</summary>
    public required IReadOnlyList<string> Kept { get; init; }

    /// <summary>Steps that are worked again, in plan order.</summary>
    public required IReadOnlyList<ForkedStep> Again { get; init; }

    /// <summary>Every file that the other run changed, as it was before its first change: the base of this run's tree.</summary>
    public IReadOnlyList<ManifestEntry> Base { get; init; } = [];

    /// <summary>
    /// How many lines follow at once: the starts and results that were taken over. A journal that ends before the
    /// last of them is no fork yet, and is not resumed.
    /// </summary>
    public int Lines { get; init; }
}
