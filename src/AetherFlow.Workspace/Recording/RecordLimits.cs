namespace AetherFlow.Workspaces;

/// <summary>Bounds of what is kept so that a command can be undone.</summary>
public static class RecordLimits
{
    /// <summary>Largest file whose content is kept before a command, and largest created file that is recorded as a change: 1 MB.</summary>
    public const long FileBytes = 1024 * 1024;

    /// <summary>
    /// Largest content, in bytes, that a file may have got by the command: what this program reads as a whole. The content
    /// after has to be kept too, so that an undoing that fails halfway can be taken back.
    /// </summary>
    public const long AfterBytes = WorkspaceLimits.FileBytes;

    /// <summary>Most bytes that one record keeps before a command, the smallest files first, and most bytes after it: 256 MB each.</summary>
    public const long TotalBytes = 256 * 1024 * 1024;

    /// <summary>Most files that one command changes in an undoable way.</summary>
    public const int ChangedFiles = 10_000;

    /// <summary>Most directory entries that are looked at, dependency and build folders last.</summary>
    public const int Entries = 200_000;

    /// <summary>Most names that are given for changes that cannot be undone.</summary>
    public const int Examples = 3;
}
