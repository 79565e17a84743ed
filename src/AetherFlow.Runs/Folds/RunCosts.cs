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

    /// <summary>
    /// From the last line where the run has ended, else from the whole journal. Null where it runs no plan, or has not
    /// even a first line.
    /// </summary>
    /// <exception cref="JournalException">Another version of the program wrote it.</exception>
    /// <exception cref="JournalDamagedException">The journal is damaged in its middle.</exception>
    /// <exception cref="JsonException">A line does not hold what its type says.</exception>
    public static RunCosts? Read(RunFolder folder)
    {
        var glance = RunGlance.Read(folder);
        if (glance is { Inputs: { Kind: "plan" } inputs, Finish: { } finish } && (finish.Models.Count > 0 || finish.Calls == 0))
            return Of(folder.Id, inputs, glance.Outcome, glance.LastAt!.Value, SumsOf(finish), finish.Models);

        // Journals of earlier versions name no models as they end: their calls have to be read.
        var history = RunHistory.Read(folder);
        return history.Inputs is { Kind: "plan" } started
            ? Of(folder.Id, started, glance.Outcome, history.LastAt, SumsOf(history.Spend), history.Spend.Models)
            : null;
    }

    private static RunCosts Of(
        RunId id, RunStarted inputs, string outcome, DateTimeOffset at, CostSums sums, IReadOnlyList<ModelSpend> models) => new()
        {
            Id = id,
            TaskId = inputs.TaskId,
            Workflow = inputs.Workflow ?? inputs.Mode ?? "BUILD",
            Outcome = outcome,
            At = at,
            Sums = sums,
            Models = models,
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
