using System.Collections.Immutable;

namespace AetherFlow.Engine.Verification;

/// <summary>A part of the workspace that its own tools can check.</summary>
public sealed record Project
{
    public required ProjectKind Kind { get; init; }

    /// <summary>Relative to the workspace; empty for its root.</summary>
    public required string Folder { get; init; }

    /// <summary>At least one, in the order of <see cref="CheckKind"/>.</summary>
    public required ImmutableArray<CheckCommand> Checks { get; init; }
}
