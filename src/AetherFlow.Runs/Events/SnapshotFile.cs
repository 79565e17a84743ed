namespace AetherFlow.Runs.Events;

/// <summary>One file of a snapshot.</summary>
/// <param name="Path">Relative to the workspace, with forward slashes.</param>
/// <param name="Hash">SHA-256 of the bytes, which are in the blobs; null where there was no such file.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Origin"><c>disk</c>, or the id of the step that wrote it.</param>
/// <param name="Problem">Why the content cannot be used, for example that it is binary.</param>
public sealed record SnapshotFile(string Path, string? Hash, long Size, string Origin, Problem? Problem = null);
