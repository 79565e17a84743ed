using System.Text.Json;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Folds;

/// <summary>What all runs of a user cost, and what the reply cache saved.</summary>
public sealed record Costs
{
    /// <summary>How many of the newest runs are listed by name.</summary>
    public const int RunsListed = 20;

    /// <summary>How many of the newest days are listed.</summary>
    public const int DaysListed = 30;

    /// <summary>Runs that ended on the day (UTC) that is asked about.</summary>
    public CostSums Today { get; private init; } = CostSums.None;

    /// <summary>That day and the six before it.</summary>
    public CostSums Last7Days { get; private init; } = CostSums.None;

    /// <summary>That day and the 29 before it.</summary>
    public CostSums Last30Days { get; private init; } = CostSums.None;

    public CostSums All { get; private init; } = CostSums.None;

    /// <summary>The dearest first.</summary>
    public IReadOnlyList<ModelSpend> Models { get; private init; } = [];

    /// <summary>By the day (UTC) on which calls began, newest first, at most <see cref="DaysListed"/>; without those on which nobody was asked.</summary>
    public IReadOnlyList<DayCosts> Days { get; private init; } = [];

    /// <summary>The dearest first.</summary>
    public IReadOnlyList<WorkflowCosts> Workflows { get; private init; } = [];

    /// <summary>Newest first, at most <see cref="RunsListed"/>.</summary>
    public IReadOnlyList<RunCosts> Runs { get; private init; } = [];

    /// <summary>Runs that are missing in all of this.</summary>
    public IReadOnlyList<UnreadableRun> Unreadable { get; private init; } = [];

    /// <summary>
    /// Reads what every run says of its costs: of those that have ended only the last line. Undone runs count: what
    /// they cost is spent.
    /// </summary>
    /// <param name="now">Whose day is today.</param>
    public static Costs Read(RunStore store, DateTimeOffset now)
    {
        var runs = new List<RunCosts>();
        var unreadable = new List<UnreadableRun>();
        foreach (var folder in store.List())
        {
            try
            {
                if (RunCosts.Read(folder) is { } costs) runs.Add(costs);
            }
            catch (Exception e) when (e is JournalException or JournalDamagedException or JsonException || JournalException.IsRefusal(e))
            {
                unreadable.Add(new UnreadableRun(folder.Id, new Problem(
                    "run.unreadable", $"The run {folder.Id} could not be read: {e.Message}", "It is missing in the sums.")));
            }
        }

        return Of(runs, now) with { Unreadable = unreadable };
    }

    private static Costs Of(List<RunCosts> runs, DateTimeOffset now)
    {
        var today = UtcDay.Of(now);
        return new Costs
        {
            Today = Since(today),
            Last7Days = Since(today.AddDays(-6)),
            Last30Days = Since(today.AddDays(-29)),
            All = Sum(runs),
            Models = DearestFirst(runs.SelectMany(run => run.Models)),
            Days = [.. runs.SelectMany(run => run.Days)
                .GroupBy(day => day.Day, (day, same) => DayOf(day, [.. same]))
                .OrderByDescending(day => day.Day)
                .Take(DaysListed)],
            Workflows = [.. runs.GroupBy(run => run.Workflow, (name, same) => new WorkflowCosts(name, Sum(same)))
                .OrderByDescending(workflow => workflow.Sums.Settled + workflow.Sums.Unknown)
                .ThenBy(workflow => workflow.Workflow, StringComparer.Ordinal)],
            Runs = [.. runs.Take(RunsListed)],
        };

        // A clock that was set back makes no run of tomorrow disappear.
        CostSums Since(DateOnly day) => Sum(runs.Where(run => UtcDay.Of(run.At) >= day));
    }

    private static CostSums Sum(IEnumerable<RunCosts> runs) => runs.Aggregate(CostSums.None, (sum, run) => sum + run.Sums);

    private static DayCosts DayOf(DateOnly day, List<DayCosts> parts) =>
        new(day, parts.Aggregate(CostSums.None, (sum, part) => sum + part.Sums), DearestFirst(parts.SelectMany(part => part.Models)));

    private static IReadOnlyList<ModelSpend> DearestFirst(IEnumerable<ModelSpend> models) =>
        [.. DayCosts.Merge(models)
            .OrderByDescending(model => model.Settled + model.Unknown)
            .ThenBy(model => model.Provider, StringComparer.Ordinal)
            .ThenBy(model => model.Model, StringComparer.Ordinal)];
}
