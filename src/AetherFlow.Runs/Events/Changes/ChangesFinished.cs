namespace AetherFlow.Runs.Events;

/// <summary>How a transaction ended: every file after, or every file before.</summary>
public sealed record ChangesFinished
{
    public required bool Applied { get; init; }

    /// <summary>Why nothing was applied, for example that a file was edited meanwhile.</summary>
    public Problem? Problem { get; init; }

    public IReadOnlyList<FileChange> Files { get; init; } = [];

    /// <summary>Files that were not as the manifest says: somebody edited them since they were read.</summary>
    public IReadOnlyList<string> Stale { get; init; } = [];
}
