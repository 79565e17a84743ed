namespace AetherFlow.Runs.Events;

/// <summary>One try of a step; a failed one carries the problem that the next one is told.</summary>
public sealed record AttemptFinished
{
    public required bool Accepted { get; init; }

    public Problem? Problem { get; init; }

    public IReadOnlyList<FileChange> Files { get; init; } = [];

    /// <summary>Files that were edited by others since they were read; the next attempt reads them from disk.</summary>
    public IReadOnlyList<string> Stale { get; init; } = [];

    public Payload? Output { get; init; }

    public string? Provider { get; init; }

    public string? Model { get; init; }

    public Usage Usage { get; init; } = Usage.None;

    public Money Cost { get; init; }

    public bool CostIsUpperBound { get; init; }

    public long? FirstTokenMs { get; init; }
}
