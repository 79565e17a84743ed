namespace AetherFlow.Workspaces;

internal enum EntryType
{
    Missing,
    File,
    Directory,
    Link,

    /// <summary>A FIFO, socket or device: opening one may block or act.</summary>
    Special,
}
