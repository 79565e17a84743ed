namespace AetherFlow.Runs;

/// <summary>Folders that only the user may read: journals and contents hold the user's files.</summary>
internal static class PrivateFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <exception cref="Journal.JournalException">The system does not let it be made.</exception>
    public static void Create(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
            else Directory.CreateDirectory(path, OwnerOnly);
        }
        catch (Exception e) when (Journal.JournalException.IsRefusal(e))
        {
            throw Journal.JournalException.Unwritable($"The folder {path}", e);
        }
    }
}
