namespace AetherFlow.Runs.Events;

/// <summary>One file of a snapshot.</summary>
/// <param name="Path">Relative to the workspace, with forward slashes.</param>
/// <param name="Hash">SHA-256 of the bytes, which are in the blobs; null where there was no such file.</param>
/// <param name="Origin"><c>disk</c>, or the id of the step that wrote it.</param>
public sealed record SnapshotFile(string Path, string? Hash, string Origin)
{
    public SnapshotRole Role { get; init; }

    /// <summary>Unix permission bits, where the file exists and has them.</summary>
    public int? Mode { get; init; }

    /// <summary>Why the content cannot be used, for example that it is binary.</summary>
    public Problem? Problem { get; init; }
}
