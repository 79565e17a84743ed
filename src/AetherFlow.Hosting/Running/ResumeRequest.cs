using AetherFlow.Runs;

namespace AetherFlow.Hosting;

/// <summary>What `runs resume` may change; everything else was frozen when the run began.</summary>
public sealed record ResumeRequest
{
    /// <summary>The run's name, or its last characters.</summary>
    public required string Run { get; init; }

    public Money? Budget { get; init; }

    public int? MaxParallel { get; init; }

    /// <summary>Whether a person is asked before anything is written; null: as in that run.</summary>
    public bool? Review { get; init; }

    /// <inheritdoc cref="RunRequest.Reviewer"/>
    public Reviewer? Reviewer { get; init; }

    public string? EnvFile { get; init; }
}
