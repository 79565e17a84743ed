namespace AetherFlow.Runs.Events;

/// <summary>A step has all it depends on and begins.</summary>
public sealed record StepStarted
{
    public required string Step { get; init; }

    public required string Type { get; init; }

    public required string Description { get; init; }
}
