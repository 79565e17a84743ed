namespace AetherFlow.Workspaces;

/// <summary>Bounds that keep a mistaken plan or a hostile tree from filling the memory.</summary>
public static class WorkspaceLimits
{
    /// <summary>Largest file that is read as a whole, in bytes: 4 MB, far above what a prompt can hold.</summary>
    public const long FileBytes = 4 * 1024 * 1024;

    /// <summary>Most files that one pattern may give.</summary>
    public const int ExpandedFiles = 2_000;

    /// <summary>Most directory entries that one pattern may look at.</summary>
    public const int VisitedEntries = 200_000;

    /// <summary>Longest file name, in bytes of UTF-8: NAME_MAX of Linux, macOS and NTFS alike.</summary>
    public const int NameBytes = 255;

    /// <summary>Longest path including the workspace's own, in bytes of UTF-8: PATH_MAX of Linux, less the closing NUL.</summary>
    public const int PathBytes = 4095;
}
