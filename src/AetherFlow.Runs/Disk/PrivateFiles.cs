namespace AetherFlow.Runs;

/// <summary>Files and folders that only the user may read, where the system knows such rights.</summary>
public static class PrivateFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes the folder and those above it; only the last one gets the rights.</summary>
    /// <exception cref="IOException">The system does not let it be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
    }

    /// <param name="path">A file that is made gets the rights; one that is there keeps its own.</param>
    /// <param name="options">Those that may make it.</param>
    /// <exception cref="IOException">The system does not let it be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static FileStream Open(string path, FileStreamOptions options)
    {
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return new FileStream(path, options);
    }
}
