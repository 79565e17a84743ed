namespace AetherFlow.Runs.Events;

/// <summary>One try of a step; a failed one carries the problem that the next one is told.</summary>
public sealed record AttemptFinished
{
    public required bool Accepted { get; init; }

    public Problem? Problem { get; init; }

    public IReadOnlyList<FileChange> Files { get; init; } = [];

    /// <summary>Where the edits of the reply went, one for each; none for whole files, nor where a stint was cut off as it wrote them.</summary>
    public IReadOnlyList<EditApplied> Edits { get; init; } = [];

    /// <summary>Where edits of the reply were looked for in vain; the next attempt is shown these lines of a file too long to be shown whole.</summary>
    public IReadOnlyList<EditRefused> Refused { get; init; } = [];

    /// <summary>Files that were edited by others since they were read; the next attempt reads them from disk.</summary>
    public IReadOnlyList<string> Stale { get; init; } = [];

    public Payload? Output { get; init; }

    public string? Provider { get; init; }

    public string? Model { get; init; }

    public Usage Usage { get; init; } = Usage.None;

    public Money Cost { get; init; }

    public bool CostIsUpperBound { get; init; }

    public long? FirstTokenMs { get; init; }

    /// <summary>The reply came from the reply cache.</summary>
    public bool Cached { get; init; }

    /// <summary>SHA-256 of the request that was answered, as in <see cref="CallStarted.Request"/>.</summary>
    public string? Request { get; init; }

    /// <summary>What a DOUBLE-CHECK found.</summary>
    public Verdict? Verdict { get; init; }
}
