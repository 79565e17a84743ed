namespace AetherFlow.Runs;

/// <summary>Folders that only the user may read: journals and contents hold the user's files.</summary>
internal static class PrivateFolder
{
    /// <exception cref="Journal.JournalException">The system does not let it be made.</exception>
    public static void Create(string path)
    {
        try
        {
            PrivateFiles.CreateFolder(path);
        }
        catch (Exception e) when (Journal.JournalException.IsRefusal(e))
        {
            throw Journal.JournalException.Unwritable($"The folder {path}", e);
        }
    }
}
