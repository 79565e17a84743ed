namespace AetherFlow.Runs.Events;

/// <summary>What became of a step; everything that dependants and summaries need.</summary>
public sealed record StepFinished
{
    /// <summary><c>done</c>, <c>failed</c> or <c>skipped</c>.</summary>
    public required string Outcome { get; init; }

    public int Attempts { get; init; }

    public Problem? Problem { get; init; }

    /// <summary>Files as this step left them, in path order.</summary>
    public IReadOnlyList<FileChange> Files { get; init; } = [];

    /// <summary>What dependants are told: the analysis, or the remarks around the code.</summary>
    public Payload? Output { get; init; }

    public string? Provider { get; init; }

    public string? Model { get; init; }

    public Usage Usage { get; init; } = Usage.None;

    public Money Cost { get; init; }

    /// <summary>True where <see cref="Cost"/> is an upper bound because a call reported no usage.</summary>
    public bool CostIsUpperBound { get; init; }

    public long DurationMs { get; init; }

    /// <summary>Time to the first piece of the reply that was used, in milliseconds.</summary>
    public long? FirstTokenMs { get; init; }

    /// <summary>The reply came from the reply cache.</summary>
    public bool Cached { get; init; }

    /// <summary>What a DOUBLE-CHECK found.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>The run that did it, where a fork took it over.</summary>
    public string? KeptFrom { get; init; }
}
