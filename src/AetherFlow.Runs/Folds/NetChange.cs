namespace AetherFlow.Runs.Folds;

/// <summary>A file before a run's first change of it and after the last; null is "there is no such file".</summary>
/// <param name="Path">Relative to the workspace, with forward slashes.</param>
/// <param name="Mode">Unix permission bits of the file before.</param>
public sealed record NetChange(string Path, string? Before, string? After, int? Mode)
{
    /// <summary>Every content that the run gave the file, oldest first.</summary>
    public required IReadOnlyList<string?> Versions { get; init; }
}
