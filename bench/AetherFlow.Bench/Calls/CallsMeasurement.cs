using System.Diagnostics;

namespace AetherFlow.Bench.Calls;

/// <summary>
/// Takes the ways in turn, round after round, so that what else the machine does falls on all of them.
/// </summary>
internal static class CallsMeasurement
{
    public const int Rounds = 5;
    public const int CallsAlone = 1000;
    public const int CallsTogether = 4000;
    public const int Together = 64;

    private const int WarmUp = 500;

    public static async Task<IReadOnlyList<CallFigures>> OfAsync(IReadOnlyList<CallWay> ways, bool stream)
    {
        var numbers = 0;
        var rounds = ways.ToDictionary(way => way, _ => new List<(double Median, double Tail, long Allocated, double Rate)>());
        foreach (var way in ways) await TogetherAsync(way, WarmUp, () => Interlocked.Increment(ref numbers));
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var way in ways)
            {
                var allocated = GC.GetTotalAllocatedBytes(precise: true);
                var times = await AloneAsync(way, () => Interlocked.Increment(ref numbers));
                allocated = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / CallsAlone;
                var start = Stopwatch.GetTimestamp();
                await TogetherAsync(way, CallsTogether, () => Interlocked.Increment(ref numbers));
                var rate = CallsTogether / Stopwatch.GetElapsedTime(start).TotalSeconds;
                rounds[way].Add((Quantiles.Median(times), Quantiles.Tail(times), allocated, rate));
            }
        }

        return
        [
            .. ways.Select(way => new CallFigures
            {
                Way = way.Name,
                Stream = stream,
                Medians = [.. rounds[way].Select(r => r.Median)],
                Tails = [.. rounds[way].Select(r => r.Tail)],
                AllocatedBytes = rounds[way].Min(r => r.Allocated),
                Rates = [.. rounds[way].Select(r => r.Rate)],
            }),
        ];
    }

    /// <summary>Sorted.</summary>
    private static async Task<double[]> AloneAsync(CallWay way, Func<int> next)
    {
        var times = new double[CallsAlone];
        for (var i = 0; i < times.Length; i++)
        {
            var number = next();
            var start = Stopwatch.GetTimestamp();
            await way.AskAsync(number);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return times;
    }

    private static Task TogetherAsync(CallWay way, int calls, Func<int> next) =>
        Parallel.ForAsync(0, calls, new ParallelOptions { MaxDegreeOfParallelism = Together }, async (_, _) => await way.AskAsync(next()));
}
