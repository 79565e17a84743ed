using AetherFlow.Cli.Wording;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Cli.Listings;

/// <summary>What all runs cost, as tables: by time, by day, by workflow, by model, and the newest runs.</summary>
internal static class CostsPage
{
    private const int LongestTask = 30;

    private static readonly int[] Numbers = [1, 2, 3, 4, 5, 6, 7];

    public static IEnumerable<string> Of(Costs costs)
    {
        foreach (var line in TextTable.Of(
            [
                Heads("WHEN (UTC)"),
                Cells("today", costs.Today),
                Cells("last 7 days", costs.Last7Days),
                Cells("last 30 days", costs.Last30Days),
                Cells("all", costs.All),
            ],
            Numbers)) yield return line;
        yield return "";
        // One day is the first table again.
        if (costs.Days.Count > 1)
        {
            foreach (var line in TextTable.Of([Heads("DAY (UTC)"), .. costs.Days.Select(d => Cells(Figures.Day(d.Day), d.Sums))], Numbers)) yield return line;
            yield return "";
        }

        foreach (var line in TextTable.Of([Heads("WORKFLOW"), .. costs.Workflows.Select(w => Cells(Printable.Line(w.Workflow), w.Sums))], Numbers)) yield return line;
        if (costs.Models.Count > 0)
        {
            yield return "";
            foreach (var line in Models(costs.Models)) yield return line;
        }

        yield return "";
        string[][] runs = [["RUN", "WORKFLOW", "OUTCOME", "CALLS", "CACHE HITS", "COST", "TASK"], .. costs.Runs.Select(r => (string[])
        [
            r.Id.Value,
            Printable.Line(r.Workflow),
            Printable.Line(r.Outcome),
            Figures.Count(r.Sums.Calls),
            Figures.Count(r.Sums.Cache.Hits),
            Cost(r.Sums),
            Printable.Fit(r.TaskId, LongestTask),
        ])];
        foreach (var line in TextTable.Of(runs, 3, 4, 5)) yield return line;
        if (costs.All.Runs > costs.Runs.Count) yield return $"… and {Figures.Count(costs.All.Runs - costs.Runs.Count, "older run")}";
    }

    /// <summary>What was written to vendors' prompt caches is told only where any was: few vendors know it.</summary>
    private static IEnumerable<string> Models(IReadOnlyList<ModelSpend> models)
    {
        var writes = models.Any(m => m.Usage.CacheWritten > 0);
        string[] heads = ["MODEL", "CALLS", "TOKENS IN", "CACHED", "WRITTEN", "OUT", "COST"];
        string[][] rows = [heads, .. models.Select(m => (string[])
        [
            $"{Printable.Line(m.Provider)}/{Printable.Line(m.Model)}",
            Figures.Count(m.Calls),
            Figures.Count(m.Usage.Input),
            Figures.Count(m.Usage.CachedInput),
            Figures.Count(m.Usage.CacheWritten),
            Figures.Count(m.Usage.Output),
            Figures.Cost(m.Settled + m.Unknown, m.Unknown > Money.Zero),
        ])];
        return writes ? TextTable.Of(rows, 1, 2, 3, 4, 5, 6) : TextTable.Of([.. rows.Select(row => (string[])[.. row[..4], .. row[5..]])], 1, 2, 3, 4, 5);
    }

    private static string[] Heads(string first) => [first, "RUNS", "CALLS", "TOKENS IN", "OUT", "CACHE HITS", "COST", "SAVED"];

    private static string[] Cells(string name, CostSums sums) =>
    [
        name,
        Figures.Count(sums.Runs),
        Figures.Count(sums.Calls),
        Figures.Count(sums.Usage.Input),
        Figures.Count(sums.Usage.Output),
        sums.CacheHitRate is { } rate ? $"{Figures.Count(sums.Cache.Hits)} ({Figures.Percent(rate)})" : "0",
        Cost(sums),
        sums.Cache.Money.ToString(),
    ];

    private static string Cost(CostSums sums) => Figures.Cost(sums.Settled + sums.Unknown, sums.Unknown > Money.Zero);
}
