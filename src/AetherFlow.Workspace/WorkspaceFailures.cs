namespace AetherFlow.Workspaces;

/// <summary>What the operating system's refusals are called outside this room.</summary>
internal static class WorkspaceFailures
{
    private const int WindowsDiskFull = 0x70;
    private const int WindowsHandleDiskFull = 0x27;
    private const int PosixDiskFull = 28;
    private const int LinuxQuotaExceeded = 122;

    public static bool IsFailure(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>A path that cannot be looked at is refused: the guard fails closed.</summary>
    public static WorkspaceProblem OfPath(string path, TreeException e) => e.Error switch
    {
        TreeError.LeavesRoot or TreeError.LinkLoop => PathSpelling.Problem(path, "path.link", $"{PathSpelling.Show(path)} goes through a symbolic link that leads out of the workspace or in circles.", "Name a file inside the workspace."),
        TreeError.NotDirectory => PathSpelling.Problem(path, "path.not_directory", $"A part of {PathSpelling.Show(path)} is no directory.", "Choose another path."),
        TreeError.NotRegular => PathSpelling.Problem(path, "path.device", $"{PathSpelling.Show(path)} is no regular file.", "Name a regular file."),
        TreeError.NameTooLong => PathSpelling.Problem(path, "path.too_long", $"The path {PathSpelling.Show(path)} is too long.", "Choose a shorter name."),
        _ => PathSpelling.Problem(path, "path.unreadable", $"{PathSpelling.Show(path)} cannot be looked at: {e.Message}.", "Check the permissions."),
    };

    /// <summary>A failed read or write.</summary>
    public static WorkspaceProblem Of(Exception exception)
    {
        var path = (exception as TreeException)?.Path;
        if (IsDiskFull(exception)) return new WorkspaceProblem("workspace.disk_full", "The disk is full; nothing was changed.", "Free some space and resume.") { Path = path };
        if (exception is TreeException { Error: TreeError.ReadOnly })
        {
            return new WorkspaceProblem("workspace.read_only", "The workspace is on a read-only file system.", "Choose another workspace.") { Path = path };
        }

        return new WorkspaceProblem("workspace.io", $"The workspace could not be written: {exception.Message}.", "Check the permissions and the disk, then resume.") { Path = path };
    }

    private static bool IsDiskFull(Exception exception) => exception switch
    {
        TreeException e => e.Error == TreeError.DiskFull,
        IOException e => OperatingSystem.IsWindows()
            ? (e.HResult & 0xFFFF) is WindowsDiskFull or WindowsHandleDiskFull
            : (e.HResult & 0xFFFF) is PosixDiskFull or LinuxQuotaExceeded or WindowsDiskFull,
        _ => false,
    };
}
