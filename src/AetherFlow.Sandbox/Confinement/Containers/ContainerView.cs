using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>What is to be seen inside one container, besides its image; paths as in <see cref="BubblewrapView"/>.</summary>
internal sealed record ContainerView
{
    public required SandboxSettings Settings { get; init; }

    public required string Workspace { get; init; }

    public required string Home { get; init; }

    public ImmutableArray<string> Protected { get; init; } = [];

    public IReadOnlyDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ContainerUsers Users { get; init; }

    /// <summary>For Podman, before its command.</summary>
    public ImmutableArray<string> EngineOptions { get; init; } = [];
}
