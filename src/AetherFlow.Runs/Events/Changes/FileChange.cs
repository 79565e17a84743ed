namespace AetherFlow.Runs.Events;

/// <summary>A file before and after; null is "there is no such file".</summary>
/// <param name="Path">Relative to the workspace, with forward slashes.</param>
/// <param name="Before">SHA-256 of the bytes before.</param>
/// <param name="After">SHA-256 of the bytes after.</param>
/// <param name="Mode">Unix permission bits of the file after, where it existed before.</param>
/// <param name="Size">Bytes of the file after.</param>
public sealed record FileChange(string Path, string? Before, string? After, int? Mode = null, long Size = 0);
