using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Cli.Json;

/// <summary>What all runs cost, for <c>--costs --json</c>.</summary>
internal sealed record CostsJson(
    CostSums Today,
    CostSums Last7Days,
    CostSums Last30Days,
    CostSums All,
    IReadOnlyList<ModelSpend> Models,
    IReadOnlyList<DayCosts> Days,
    IReadOnlyList<WorkflowCosts> Workflows,
    IReadOnlyList<RunCostsJson> Runs,
    IReadOnlyList<string> Unreadable)
{
    public static CostsJson Of(Costs costs) => new(
        costs.Today,
        costs.Last7Days,
        costs.Last30Days,
        costs.All,
        costs.Models,
        costs.Days,
        costs.Workflows,
        [.. costs.Runs.Select(run => new RunCostsJson(run.Id.Value, run.TaskId, run.Workflow, run.Outcome, run.At, run.Sums, run.Models))],
        [.. costs.Unreadable.Select(run => run.Id.Value)]);
}
