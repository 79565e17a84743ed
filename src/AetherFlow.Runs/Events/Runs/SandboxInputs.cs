namespace AetherFlow.Runs.Events;

/// <summary>How tightly the commands of a run are held.</summary>
public sealed record SandboxInputs
{
    /// <summary><c>bubblewrap</c>, <c>podman</c>, <c>docker</c> or <c>none</c>.</summary>
    public required string Kind { get; init; }

    public bool Network { get; init; }

    public int? MemoryMegabytes { get; init; }

    public double? Processors { get; init; }

    public int? TimeoutSeconds { get; init; }

    public string? Image { get; init; }
}
