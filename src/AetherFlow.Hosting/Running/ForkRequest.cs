using AetherFlow.Runs;

namespace AetherFlow.Hosting;

/// <summary>What a user asks for with `runs fork`: a new run that keeps what still holds of another one.</summary>
public sealed record ForkRequest
{
    /// <summary>The run's name, or its last characters.</summary>
    public required string Run { get; init; }

    /// <summary>The plan as it was edited; null: that run's.</summary>
    public string? PlanPath { get; init; }

    /// <summary>This step and what depends on it is worked again, whatever else holds; null: what changed is.</summary>
    public string? From { get; init; }

    /// <summary>As in <see cref="RunRequest.Model"/>; null: as in that run.</summary>
    public string? Model { get; init; }

    /// <summary>Limit of the money that the fork may spend; what it keeps costs it nothing.</summary>
    public Money? Budget { get; init; }

    /// <summary>Null: as in that run.</summary>
    public int? MaxParallel { get; init; }

    /// <summary>Whether a person is asked before anything is written; null: as in that run.</summary>
    public bool? Review { get; init; }

    /// <inheritdoc cref="RunRequest.Reviewer"/>
    public Reviewer? Reviewer { get; init; }

    public string? EnvFile { get; init; }
}
