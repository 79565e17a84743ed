using System.Text.Json;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Folds;

/// <summary>What one run cost so far.</summary>
public sealed record RunCosts
{
    public required RunId Id { get; init; }

    public string? TaskId { get; init; }

    /// <summary><c>PROTO</c>, <c>PROD</c>, or the mode of a run in one mode.</summary>
    public required string Workflow { get; init; }

    /// <summary>As in <see cref="RunGlance.Outcome"/>.</summary>
    public required string Outcome { get; init; }

    /// <summary>When it ended; of a run under way or cut off, the time of its last line.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>A run of its own: <see cref="CostSums.Runs"/> is 1.</summary>
    public required CostSums Sums { get; init; }

    public IReadOnlyList<ModelSpend> Models { get; init; } = [];

    /// <summary>By the day (UTC) on which its calls began, the first day first; without those on which nobody was asked.</summary>
    public IReadOnlyList<DayCosts> Days { get; init; } = [];

    /// <summary>
    /// From the last line where the run has ended on the day on which it began, else from the whole journal. Null where it runs no plan, asked the
    /// simulator of the demo, or has not even a first line.
    /// </summary>
    /// <exception cref="JournalException">Another version of the program wrote it.</exception>
    /// <exception cref="JournalDamagedException">The journal is damaged in its middle.</exception>
    /// <exception cref="JsonException">A line does not hold what its type says.</exception>
    public static RunCosts? Read(RunFolder folder)
    {
        var glance = RunGlance.Read(folder);
        if (glance.Inputs is { Simulated: true }) return null;
        if (glance is { Inputs: { Kind: "plan" } inputs, Finish: { } finish } && (finish.Models.Count > 0 || finish.Calls == 0) && OnlyDay(glance) is { } day)
            return Of(glance, inputs, glance.LastAt!.Value, SumsOf(finish)) with { Models = finish.Models, Days = DaysOf(day, SumsOf(finish), finish.Models) };

        // Journals of earlier versions name no models as they end, and those of several days no days: their calls have to be read.
        var history = RunHistory.Read(folder);
        return history.Inputs is { Kind: "plan" } started
            ? Of(glance, started, history.LastAt, SumsOf(history.Spend)) with { Models = history.Spend.Models, Days = history.Spend.Days }
            : null;
    }

    private static DateOnly? OnlyDay(RunGlance run) =>
        run is { StartedAt: { } start, LastAt: { } end } && UtcDay.Of(start) == UtcDay.Of(end) ? UtcDay.Of(start) : null;

    private static IReadOnlyList<DayCosts> DaysOf(DateOnly day, CostSums sums, IReadOnlyList<ModelSpend> models) =>
        sums.Calls + sums.Cache.Hits == 0 ? [] : [new DayCosts(day, sums, models)];

    private static RunCosts Of(RunGlance run, RunStarted inputs, DateTimeOffset at, CostSums sums) => new()
    {
        Id = run.Id,
        TaskId = inputs.TaskId,
        Workflow = inputs.Workflow ?? inputs.Mode ?? "BUILD",
        Outcome = run.Outcome,
        At = at,
        Sums = sums,
    };

    private static CostSums SumsOf(RunFinished finish) => new()
    {
        Runs = 1,
        Calls = finish.Calls,
        Usage = finish.Usage,
        Settled = finish.Settled,
        Unknown = finish.Unknown,
        Cache = finish.Cache,
    };

    private static CostSums SumsOf(SpendFold spend) => new()
    {
        Runs = 1,
        Calls = spend.Calls,
        Usage = spend.Usage,
        Settled = spend.Settled,
        Unknown = spend.Unknown + spend.Reserved,
        Cache = spend.Cache,
    };
}
