using System.Collections.Immutable;
using System.Globalization;
using AetherFlow.Sandbox.Posix;

namespace AetherFlow.Sandbox;

/// <summary>The limits of one command: a folder in each tree of control groups. Whoever disposes of it removes them.</summary>
internal sealed class ControlGroup : IDisposable
{
    /// <summary>A dead process leaves its group a moment after everybody was told of its end.</summary>
    private const int Tries = 200;

    private readonly ImmutableArray<ControllerFolder> _folders;

    /// <exception cref="IOException">The kernel refuses the group or a limit.</exception>
    public ControlGroup(ImmutableArray<ControllerFolder> folders, SandboxSettings settings)
    {
        _folders = folders;
        var isWhole = false;
        try
        {
            foreach (var folder in folders)
            {
                Directory.CreateDirectory(folder.Parent);
                foreach (var (file, value) in Values(folder, settings)) Write(folder, file, value);
            }

            isWhole = true;
        }
        finally
        {
            if (!isWhole) Dispose();
        }
    }

    private IEnumerable<string> Paths => _folders.Select(folder => folder.Parent).Distinct(StringComparer.Ordinal);

    /// <summary>Holds a process, and all that it starts from now on.</summary>
    public void Join(int process)
    {
        foreach (var path in Paths) Kernel.WriteWord(Path.Join(path, "cgroup.procs"), process.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Takes the calling thread into the group for a while.</summary>
    /// <returns>Null where the kernel moves only whole processes, or the thread could not return.</returns>
    public ControlGroupVisit? Enter() => _folders.All(folder => folder is { Version: 1, IsBelowOwn: true }) ? ControlGroupVisit.Enter([.. Paths]) : null;

    /// <summary>Whether a process was killed because the memory was used up.</summary>
    public bool MemoryWasUsedUp => Count("memory", "memory.oom_control", "memory.events", "oom_kill") > 0;

    /// <summary>Whether no process could be started because there were too many.</summary>
    public bool ProcessesWereUsedUp => Count("pids", "pids.events", "pids.events", "max") > 0;

    public static void Remove(string path)
    {
        for (var tries = 0; tries < Tries && Directory.Exists(path); tries++)
        {
            try
            {
                Directory.Delete(path);
            }
            catch (IOException) when (tries < Tries - 1)
            {
                Thread.Yield();
            }
            catch (IOException)
            {
                // Somebody still lives in it; the next start looks again.
                return;
            }
        }
    }

    public void Dispose()
    {
        foreach (var path in Paths) Remove(path);
    }

    /// <summary>Files and values that hold the settings' limits.</summary>
    internal static IEnumerable<(string File, string Value)> Values(ControllerFolder folder, SandboxSettings settings)
    {
        const int Period = 100_000;
        var memory = settings.MemoryBytes.ToString(CultureInfo.InvariantCulture);
        var quota = ((long)(settings.Processors * Period)).ToString(CultureInfo.InvariantCulture);
        return (folder.Controller, folder.Version) switch
        {
            ("memory", 1) => [("memory.limit_in_bytes", memory), ("memory.memsw.limit_in_bytes", memory)],
            ("memory", _) => [("memory.max", memory), ("memory.swap.max", "0")],
            ("cpu", 1) => [("cpu.cfs_period_us", Period.ToString(CultureInfo.InvariantCulture)), ("cpu.cfs_quota_us", quota)],
            ("cpu", _) => [("cpu.max", $"{quota} {Period}")],
            ("pids", _) => [("pids.max", settings.Processes.ToString(CultureInfo.InvariantCulture))],
            var (other, _) => throw new InvalidOperationException($"There is no limit for the controller '{other}'."),
        };
    }

    private static void Write(ControllerFolder folder, string file, string value)
    {
        var path = Path.Join(folder.Parent, file);
        // Without swap there is no limit of swap.
        if (file.Contains("sw", StringComparison.Ordinal) && !File.Exists(path)) return;
        Kernel.WriteWord(path, value);
    }

    private long Count(string controller, string first, string second, string key)
    {
        if (_folders.FirstOrDefault(f => f.Controller == controller) is not { } folder) return 0;
        var path = Path.Join(folder.Parent, folder.Version == 1 ? first : second);
        var line = File.Exists(path) ? File.ReadLines(path).FirstOrDefault(l => l.StartsWith(key + " ", StringComparison.Ordinal)) : null;
        return line is null ? 0 : long.Parse(line[(key.Length + 1)..], CultureInfo.InvariantCulture);
    }
}
