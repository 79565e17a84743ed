namespace AetherFlow.Hosting;

/// <summary>A command to be judged, and by what; nothing is run.</summary>
public sealed record PolicyCheckRequest
{
    /// <summary>A program and its arguments; with <see cref="IsShellString"/> exactly one text.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>A shell would read it.</summary>
    public bool IsShellString { get; init; }

    /// <summary>Beginnings of commands; with one here or in <see cref="Deny"/> these rules hold and no others.</summary>
    public IReadOnlyList<string> Allow { get; init; } = [];

    public IReadOnlyList<string> Deny { get; init; } = [];

    /// <summary>Null: WORKSPACE_DIR, else the current directory, as of a run.</summary>
    public string? Workspace { get; init; }

    /// <summary>One of <see cref="SandboxNames.All"/>: what would hold the command; null: EXECUTE_MODE, else bubblewrap, as of a run.</summary>
    public string? Sandbox { get; init; }
}
