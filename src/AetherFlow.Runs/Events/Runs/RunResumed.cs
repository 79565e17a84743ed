namespace AetherFlow.Runs.Events;

/// <summary>A later stint of the same run; carries only what a resume may change.</summary>
public sealed record RunResumed
{
    /// <summary>The run's name, put in as the stint begins.</summary>
    public string? Run { get; init; }

    public Money? Budget { get; init; }

    public int? MaxParallel { get; init; }

    /// <summary>Whether a person is asked from here on before anything is written; null: as before.</summary>
    public bool? Review { get; init; }

    public required string Version { get; init; }
}
