using AetherFlow.Sandbox;

namespace AetherFlow.Engine.Commands;

/// <summary>A command to be run.</summary>
internal sealed record CommandOrder
{
    public required GivenCommand Command { get; init; }

    /// <summary>Where, relative to the workspace; empty for its root.</summary>
    public string Folder { get; init; } = "";

    public required TimeSpan Timeout { get; init; }

    /// <summary>The user typed it: what the policy would ask about is answered.</summary>
    public bool IsConsented { get; init; }
}
