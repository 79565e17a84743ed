using System.Globalization;

namespace AetherFlow.Runs;

/// <summary>
/// The right to write a run's journal, held by one process. The operating system gives it back when the process
/// dies, however it dies.
/// </summary>
public sealed class RunLock : IDisposable
{
    /// <summary>Whoever asks <see cref="IsHeld"/> shares the lock for a moment: that is no holder, so it is tried again.</summary>
    private const int Tries = 30;

    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes the lock; null where another process (or another part of this one) holds it.</summary>
    /// <exception cref="Journal.JournalException">The system does not let the folder be written.</exception>
    public static RunLock? TryTake(string folder)
    {
        FileStream? file = null;
        try
        {
            file = LockFile.TryOpen(Path.Combine(folder, "lock"), Tries);
            if (file is null) return null;
            // A file that is locked cannot be read, so the holder is named in another one.
            File.WriteAllText(HolderPath(folder), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new RunLock(file);
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
            // Shared: two who ask at the same time must not take each other for the holder.
            using var file = new FileStream(Path.Combine(folder, "lock"), FileMode.Open, FileAccess.Read, FileShare.Read);
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
