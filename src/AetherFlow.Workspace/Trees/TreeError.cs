namespace AetherFlow.Workspaces;

/// <summary>What the operating system objected to, whatever its name for it.</summary>
internal enum TreeError
{
    Other,
    Missing,
    Denied,
    Exists,
    LeavesRoot,
    NotDirectory,
    IsDirectory,
    NotRegular,
    LinkLoop,
    NameTooLong,
    NotEmpty,
    DiskFull,
    ReadOnly,
    Unsupported,
}
