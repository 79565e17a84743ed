namespace AetherFlow.Runs;

/// <summary>A file that one process at a time has open. The system gives it back when the process dies, however it dies.</summary>
public static class LockFile
{
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int WindowsSharingViolation = unchecked((int)0x80070020);

    /// <summary>Opens the file, and with it holds the lock until it is closed; null where somebody else holds it all the while.</summary>
    /// <param name="path">Made where it is not there, readable by its owner only.</param>
    /// <param name="tries">All but the first twenty wait a millisecond each.</param>
    /// <exception cref="IOException">The system does not let it be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static FileStream? TryOpen(string path, int tries)
    {
        for (var spin = new SpinWait(); spin.Count < tries; spin.SpinOnce())
        {
            try
            {
                // Only FileShare.None is an exclusive lock; the file is never deleted, a second process would lock another one.
                return PrivateFiles.Open(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 });
            }
            catch (IOException e) when (e.HResult is LinuxWouldBlock or MacWouldBlock or WindowsSharingViolation)
            {
                continue;
            }
        }

        return null;
    }
}
