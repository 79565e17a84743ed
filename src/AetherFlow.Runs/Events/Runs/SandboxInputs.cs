namespace AetherFlow.Runs.Events;

/// <summary>How tightly the commands of a run are held; null stands for the default.</summary>
public sealed record SandboxInputs
{
    /// <summary><c>bubblewrap</c>, <c>podman</c>, <c>docker</c> or <c>none</c>.</summary>
    public required string Kind { get; init; }

    public bool Network { get; init; }

    public long? MemoryBytes { get; init; }

    public double? Processors { get; init; }

    public long? TemporaryBytes { get; init; }

    public int? Processes { get; init; }

    public long? FileBytes { get; init; }

    public int? OutputBytes { get; init; }

    /// <summary>How long a command may run, where nothing else is said of it.</summary>
    public int? TimeoutSeconds { get; init; }

    /// <summary>Of a container.</summary>
    public string? Image { get; init; }
}
