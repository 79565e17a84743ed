namespace AetherFlow.Runs.Events;

/// <summary>The manifest of a transaction, on disk before the first byte of the workspace is touched.</summary>
public sealed record ChangesStarted
{
    public required IReadOnlyList<ManifestEntry> Files { get; init; }

    /// <summary>Folders that have to be made, parents first.</summary>
    public IReadOnlyList<string> NewFolders { get; init; } = [];

    /// <summary>Folders to remove afterwards where they are empty then.</summary>
    public IReadOnlyList<string> EmptiedFolders { get; init; } = [];
}
