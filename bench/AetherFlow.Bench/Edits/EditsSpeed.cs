using System.Diagnostics;
using AetherFlow.Bench.Edits.Corpus;
using AetherFlow.Edits;

namespace AetherFlow.Bench.Edits;

/// <summary>How long one edit takes in a file of 50,000 lines, where it is easy to find and where everything resembles it.</summary>
internal static class EditsSpeed
{
    private const int Rounds = 15;

    public static string Table()
    {
        var rows = LongFile.All.Select(file => (file.Name, Times: Times(file))).Select(row =>
            $"| {row.Name} | {Quantiles.Median(row.Times):0} ms | {row.Times[^1]:0} ms |\n");
        return $"| 50,000 lines, 400 looked for | median | slowest of {Rounds} |\n|---|--:|--:|\n{string.Concat(rows)}";
    }

    private static double[] Times(LongFile file)
    {
        var times = new double[Rounds];
        for (var i = -3; i < Rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            HunkEditor.Apply("long.py", file.Text, [file.Hunk]);
            if (i >= 0) times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return times;
    }
}
