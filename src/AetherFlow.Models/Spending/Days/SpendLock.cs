using AetherFlow.Runs;

namespace AetherFlow.Models.Spending;

/// <summary>The right to write the days' files, held by one process for a moment.</summary>
internal sealed class SpendLock : IDisposable
{
    /// <summary>Some three seconds: far longer than anybody needs the lock.</summary>
    private const int Tries = 3000;

    private readonly FileStream _file;

    private SpendLock(FileStream file) => _file = file;

    /// <summary>Waits for the lock; null where somebody does not let go of it.</summary>
    /// <exception cref="IOException">The system does not let the folder be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static SpendLock? TryTake(string folder) =>
        LockFile.TryOpen(Path.Combine(folder, "lock"), Tries) is { } file ? new SpendLock(file) : null;

    public void Dispose() => _file.Dispose();
}
