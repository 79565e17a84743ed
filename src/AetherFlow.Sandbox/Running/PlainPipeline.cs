using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>Stages of which each reads what the one before it writes; it ends as the last one does.</summary>
public sealed record PlainPipeline
{
    public required ImmutableArray<PlainStage> Stages { get; init; }

    /// <summary>Whether success counts as failure and failure as success: <c>!</c>.</summary>
    public bool Negated { get; init; }

    /// <summary>How it hangs on the pipelines before it; of no meaning for the first.</summary>
    public PlainConnector Connector { get; init; }
}
