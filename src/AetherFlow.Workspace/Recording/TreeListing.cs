namespace AetherFlow.Workspaces;

/// <summary>A tree at one time: every folder by its path, the root's being empty.</summary>
internal sealed class TreeListing
{
    /// <summary>
    /// In nanoseconds since 1970, by the clock of the file system. A file that was written since then was written so shortly
    /// before the listing that a second write may show in no time.
    /// </summary>
    public required long FreshSince { get; init; }

    public Dictionary<string, FolderListing> Folders { get; } = new(StringComparer.Ordinal);

    public bool IsFresh(in Stamp stamp) => Math.Max(stamp.Modified, stamp.Changed) >= FreshSince;
}
