using System.Diagnostics;

namespace AetherFlow.Bench;

/// <summary>What a piece of work took; processor time says more than the clock where other work runs beside it.</summary>
/// <param name="Milliseconds">By the clock.</param>
/// <param name="Processor">Milliseconds of all threads.</param>
/// <param name="Allocated">Bytes of managed memory.</param>
internal readonly record struct Cost(double Milliseconds, double Processor, long Allocated)
{
    public static async Task<Cost> OfAsync(Func<Task> work)
    {
        var processor = Environment.CpuUsage.TotalTime;
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var began = Stopwatch.GetTimestamp();
        await work();
        return new Cost(
            Stopwatch.GetElapsedTime(began).TotalMilliseconds,
            (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds,
            GC.GetTotalAllocatedBytes(precise: true) - allocated);
    }
}
