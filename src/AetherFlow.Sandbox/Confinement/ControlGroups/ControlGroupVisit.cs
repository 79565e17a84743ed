using System.Collections.Immutable;
using AetherFlow.Sandbox.Posix;

namespace AetherFlow.Sandbox;

/// <summary>
/// The calling thread in a control group: what it starts meanwhile is in the group from its first moment. A process
/// that is moved from outside has to wait until every processor took note of it (some 10 ms,
/// docs/benchmarks/sandbox.md); a thread that moves itself has not. Only version 1 moves single threads.
/// </summary>
internal sealed class ControlGroupVisit : IDisposable
{
    private const int MayWrite = 2;
    private const string Threads = "tasks";

    /// <summary>The kernel's word for the thread that writes.</summary>
    private const string Self = "0";

    private readonly ImmutableArray<string> _homes;

    private ControlGroupVisit(ImmutableArray<string> homes) => _homes = homes;

    /// <param name="groups">Folders of one group; the thread comes from the folder above each.</param>
    /// <returns>Null where the thread cannot enter, or could not return.</returns>
    public static ControlGroupVisit? Enter(ImmutableArray<string> groups)
    {
        var homes = groups.Select(group => Path.Join(Path.GetDirectoryName(group), Threads)).ToImmutableArray();
        if (homes.Any(home => LibC.access(home, MayWrite) != 0)) return null;
        var visit = new ControlGroupVisit(homes);
        try
        {
            foreach (var group in groups) Kernel.WriteWord(Path.Join(group, Threads), Self);
            return visit;
        }
        catch (IOException)
        {
            visit.Dispose();
            return null;
        }
    }

    /// <summary>Where the thread was already, it stays.</summary>
    public void Dispose()
    {
        foreach (var home in _homes) Kernel.WriteWord(home, Self);
    }
}
