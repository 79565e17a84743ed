using System.Diagnostics;
using System.Text;

namespace AetherFlow.Bench.Sandboxes;

/// <summary>Runs all ways in turn, so that what else the machine does hits all of them alike.</summary>
internal static class StartMeasurement
{
    public const int Rounds = 100;

    private const int WarmUps = 20;

    public static async Task<IReadOnlyList<StartFigures>> OfAsync(IReadOnlyList<StartWay> ways)
    {
        var times = ways.Select(_ => new List<double>()).ToList();
        for (var round = -WarmUps; round < Rounds; round++)
        {
            for (var i = 0; i < ways.Count; i++)
            {
                var start = Stopwatch.GetTimestamp();
                await ways[i].RunAsync();
                if (round >= 0) times[i].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        return [.. ways.Select((way, i) => new StartFigures(way.Name, [.. times[i].Order()]))];
    }

    /// <summary>Each way beside the one before that is bare bubblewrap.</summary>
    public static string Table(IReadOnlyList<StartFigures> figures)
    {
        var bare = figures[1];
        var text = new StringBuilder("| way | fastest | median | over bare, fastest | over bare, median | times bare, median |\n|---|--:|--:|--:|--:|--:|\n");
        foreach (var one in figures)
        {
            text.Append($"| {one.Way} | {one.Fastest:0.0} ms | {one.Median:0.0} ms |");
            text.Append(one == bare ? " | | |\n" : $" {one.Fastest - bare.Fastest:+0.0;-0.0} ms | {one.Median - bare.Median:+0.0;-0.0} ms | {one.Median / bare.Median:0.00} |\n");
        }

        return text.ToString();
    }
}
