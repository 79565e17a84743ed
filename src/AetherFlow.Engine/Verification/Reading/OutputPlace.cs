using System.Collections.Immutable;

namespace AetherFlow.Engine.Verification;

/// <summary>Where a command ran, so that the paths that it printed can be found in the workspace.</summary>
public sealed record OutputPlace
{
    /// <summary>The working directory, relative to the workspace; empty for its root.</summary>
    public required string Folder { get; init; }

    /// <summary>Says whether the workspace has a file of this path (relative, with slashes).</summary>
    public required Func<string, bool> Exists { get; init; }

    /// <summary>Absolute paths under which the command saw the workspace: the real one, and that inside a sandbox.</summary>
    public ImmutableArray<string> Roots { get; init; } = [];
}
