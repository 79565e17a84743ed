namespace AetherFlow.Workspaces;

/// <summary>A tree at one time: every folder by its path, the root's being empty.</summary>
internal sealed class TreeListing
{
    /// <summary>
    /// A tenth of a second: longer than any kernel's tick (10 ms at most), within which a second write may leave the times as
    /// they are.
    /// </summary>
    private const long FreshNanoseconds = 100_000_000;

    /// <summary>When the listing began, by the clock of the file system, in nanoseconds since 1970.</summary>
    public required long TakenAt { get; init; }

    public Dictionary<string, FolderListing> Folders { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether a file was written so shortly before the listing that a write after it may show in no time.</summary>
    public bool IsFresh(in Stamp stamp) => Math.Max(stamp.Modified, stamp.Changed) >= TakenAt - FreshNanoseconds;
}
