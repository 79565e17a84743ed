namespace AetherFlow.Sandbox;

/// <summary>All that the policy knows about the world; it looks at nothing itself.</summary>
public sealed record PolicyPlace
{
    /// <summary>Absolute, after all links: what commands may read and write.</summary>
    public required string Workspace { get; init; }

    /// <summary>Where the command starts, absolute; null: in the workspace.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>A sandbox will hold the command, so that the project's own code may run; default false.</summary>
    public bool IsSandboxed { get; init; }

    /// <summary>The file that a bare name would run, absolute, or null where there is none; null: nobody knows.</summary>
    public Func<string, string?>? FindProgram { get; init; }

    /// <summary>
    /// Where an absolute path leads after all links, for the part of it that exists; null where that cannot be told, which
    /// counts as outside. Without the function paths are judged as they are written.
    /// </summary>
    public Func<string, string?>? Resolve { get; init; }
}
