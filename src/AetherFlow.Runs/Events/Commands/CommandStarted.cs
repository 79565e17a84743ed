namespace AetherFlow.Runs.Events;

/// <summary>A command is about to be run; it was allowed.</summary>
public sealed record CommandStarted
{
    /// <summary>As a POSIX shell would read it.</summary>
    public required string Command { get; init; }

    /// <summary>Where, relative to the workspace; empty for its root.</summary>
    public string Folder { get; init; } = "";

    public int TimeoutSeconds { get; init; }

    /// <summary><c>bubblewrap</c>, <c>podman</c>, <c>docker</c> or <c>none</c>.</summary>
    public required string Sandbox { get; init; }

    /// <summary>Names what the workspace was before it, in the run's folder.</summary>
    public string? Record { get; init; }
}
