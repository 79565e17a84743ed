using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>What is to be seen inside one sandbox; all paths absolute, without links, and the same as outside.</summary>
internal sealed record BubblewrapView
{
    public required SandboxSettings Settings { get; init; }

    public required string Workspace { get; init; }

    public required string Home { get; init; }

    public SystemPlaces System { get; init; } = new();

    public ImmutableArray<string> ReadOnlyFolders { get; init; } = [];

    /// <summary>Places in the workspace that stay read-only.</summary>
    public ImmutableArray<string> Protected { get; init; } = [];

    public IReadOnlyDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;
}
