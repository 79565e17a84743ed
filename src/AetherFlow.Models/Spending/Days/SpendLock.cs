namespace AetherFlow.Models.Spending;

/// <summary>The right to write the days' files, held by one process for a moment.</summary>
internal sealed class SpendLock : IDisposable
{
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int WindowsSharingViolation = unchecked((int)0x80070020);

    /// <summary>All but the first twenty wait a millisecond each: far longer than anybody needs the lock.</summary>
    private const int Tries = 3000;

    private readonly FileStream _file;

    private SpendLock(FileStream file) => _file = file;

    /// <summary>Waits for the lock; null where somebody does not let go of it.</summary>
    /// <exception cref="IOException">The system does not let the folder be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static SpendLock? TryTake(string folder)
    {
        var path = Path.Combine(folder, "lock");
        for (var spin = new SpinWait(); spin.Count < Tries; spin.SpinOnce())
        {
            try
            {
                // Only FileShare.None is an exclusive lock; the file is never deleted, another process would lock another one.
                return new SpendLock(SpendFolder.Open(path, FileMode.OpenOrCreate, FileShare.None));
            }
            catch (IOException e) when (e.HResult is LinuxWouldBlock or MacWouldBlock or WindowsSharingViolation)
            {
                continue;
            }
        }

        return null;
    }

    public void Dispose() => _file.Dispose();
}
