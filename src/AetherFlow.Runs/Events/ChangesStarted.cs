namespace AetherFlow.Runs.Events;

/// <summary>The manifest of a transaction, on disk before the first byte of the workspace is touched.</summary>
public sealed record ChangesStarted
{
    public required IReadOnlyList<ManifestEntry> Files { get; init; }
}
