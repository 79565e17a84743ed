using System.Globalization;

namespace AetherFlow.Sandbox.Posix;

/// <summary>What Linux tells about a process in <c>/proc/ID/stat</c> (man 5 proc_pid_stat).</summary>
internal readonly record struct ProcessEntry(int Id, int Parent, int Session, ulong StartTime, bool IsAlive, bool IsWaiting = false)
{
    /// <summary>All processes that can be seen now.</summary>
    public static IEnumerable<ProcessEntry> All()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Read(id) is { } entry)
                yield return entry;
        }
    }

    public static ProcessEntry? Read(int id)
    {
        try
        {
            return Parse(id, File.ReadAllText($"/proc/{id}/stat"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It ended while we looked.
            return null;
        }
    }

    /// <summary>Has the process been started with this line in its environment? Not known of other users' processes: no.</summary>
    public bool WasStartedWith(ReadOnlySpan<byte> line)
    {
        try
        {
            return File.ReadAllBytes($"/proc/{Id}/environ").AsSpan().IndexOf(line) >= 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    internal static ProcessEntry? Parse(int id, string stat)
    {
        // The name stands in parentheses and may contain anything, parentheses and blanks too.
        var afterName = stat.LastIndexOf(')');
        var fields = afterName < 0 ? [] : stat[(afterName + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < 20) return null;
        return new ProcessEntry(
            id,
            int.Parse(fields[1], CultureInfo.InvariantCulture),
            int.Parse(fields[3], CultureInfo.InvariantCulture),
            ulong.Parse(fields[19], CultureInfo.InvariantCulture),
            fields[0] is not ("Z" or "X" or "x"),
            fields[0] == "S");
    }
}
