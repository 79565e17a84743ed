namespace AetherFlow.Runs.Events;

/// <summary>A check that is to be run.</summary>
public sealed record PlannedCheck
{
    /// <summary>For people, unlike that of any other check of the workspace.</summary>
    public required string Name { get; init; }

    /// <summary><c>build</c>, <c>types</c>, <c>test</c>, <c>lint</c> or <c>format</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The program and its arguments; empty where <see cref="Text"/> is given.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>As a person wrote it for a shell.</summary>
    public string? Text { get; init; }

    /// <summary>Relative to the workspace; empty for its root.</summary>
    public string Folder { get; init; } = "";

    public int TimeoutSeconds { get; init; }
}
