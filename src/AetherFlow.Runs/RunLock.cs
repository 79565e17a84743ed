using System.Globalization;

namespace AetherFlow.Runs;

/// <summary>
/// The right to write a run's journal, held by one process. The operating system gives it back when the process
/// dies, however it dies.
/// </summary>
public sealed class RunLock : IDisposable
{
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int WindowsSharingViolation = unchecked((int)0x80070020);

    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes the lock; null where another process (or another part of this one) holds it.</summary>
    /// <exception cref="Journal.JournalException">The system does not let the folder be written.</exception>
    public static RunLock? TryTake(string folder)
    {
        FileStream? file = null;
        try
        {
            // Only FileShare.None is an exclusive lock; the file is never deleted, a second process would lock another one.
            file = new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            // A file that is locked cannot be read, so the holder is named in another one.
            File.WriteAllText(HolderPath(folder), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new RunLock(file);
        }
        catch (IOException e) when (file is null && e.HResult is LinuxWouldBlock or MacWouldBlock or WindowsSharingViolation)
        {
            return null;
        }
        catch (Exception e) when (Journal.JournalException.IsRefusal(e))
        {
            file?.Dispose();
            throw Journal.JournalException.Unwritable($"The run's folder {folder}", e);
        }
    }

    /// <summary>Whether some process holds the lock right now.</summary>
    public static bool IsHeld(string folder)
    {
        try
        {
            using var file = new FileStream(Path.Combine(folder, "lock"), FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>The process that holds the lock, or held it last.</summary>
    public static int? Holder(string folder)
    {
        try
        {
            return int.TryParse(File.ReadAllText(HolderPath(folder)), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();

    private static string HolderPath(string folder) => Path.Combine(folder, "holder");
}
