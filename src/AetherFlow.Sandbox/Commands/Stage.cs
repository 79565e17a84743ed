using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>One part of a pipeline: a simple command or a compound one.</summary>
public abstract record Stage
{
    /// <summary>In the order in which they take effect.</summary>
    public ImmutableArray<Redirection> Redirections { get; init; } = [];
}
