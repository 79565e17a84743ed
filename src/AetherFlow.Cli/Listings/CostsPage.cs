using AetherFlow.Cli.Wording;
using AetherFlow.Runs;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Cli.Listings;

/// <summary>What all runs cost, as tables: by time, by model, by workflow, and the newest runs.</summary>
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
        foreach (var line in TextTable.Of([Heads("WORKFLOW"), .. costs.Workflows.Select(w => Cells(Printable.Line(w.Workflow), w.Sums))], Numbers)) yield return line;
        if (costs.Models.Count > 0)
        {
            yield return "";
            string[][] models = [["MODEL", "CALLS", "TOKENS IN", "CACHED", "OUT", "COST"], .. costs.Models.Select(m => (string[])
            [
                $"{Printable.Line(m.Provider)}/{Printable.Line(m.Model)}",
                Figures.Count(m.Calls),
                Figures.Count(m.Usage.Input),
                Figures.Count(m.Usage.CachedInput),
                Figures.Count(m.Usage.Output),
                Figures.Cost(m.Settled + m.Unknown, m.Unknown > Money.Zero),
            ])];
            foreach (var line in TextTable.Of(models, 1, 2, 3, 4, 5)) yield return line;
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
