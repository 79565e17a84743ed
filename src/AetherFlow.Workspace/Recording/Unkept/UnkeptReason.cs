namespace AetherFlow.Workspaces;

/// <summary>Why changes of a command cannot be undone.</summary>
public enum UnkeptReason
{
    /// <summary>They are inside a folder of dependencies or build output, see <see cref="UnkeptFolder"/>.</summary>
    DependencyOrBuildFolder,

    /// <summary>The file was larger than <see cref="RecordLimits.FileBytes"/>, or became larger than is read as a whole.</summary>
    TooLarge,

    /// <summary>The record is full: <see cref="RecordLimits.TotalBytes"/> or <see cref="RecordLimits.ChangedFiles"/>.</summary>
    TooMany,

    /// <summary>A link, a FIFO, a socket or a device stands or stood there, or a folder took the place of a file.</summary>
    NotAFile,

    /// <summary>The name is protected, or none that this program writes.</summary>
    Name,

    /// <summary>The file or folder could not be read.</summary>
    Unreadable,

    /// <summary>Permissions of a folder, or the set-user-id, set-group-id or sticky bit of a file.</summary>
    Permissions,

    /// <summary>A folder without files was removed.</summary>
    EmptyFolder,

    /// <summary>The kept content was damaged meanwhile.</summary>
    ContentLost,

    /// <summary>The tree has more than <see cref="RecordLimits.Entries"/> entries; what happened in the folder is not known.</summary>
    NotLookedAt,
}
