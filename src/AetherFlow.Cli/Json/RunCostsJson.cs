using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Cli.Json;

/// <summary>What one run cost, in <c>--costs --json</c>.</summary>
/// <param name="Id">The run's name.</param>
/// <param name="TaskId">Of its plan.</param>
/// <param name="Workflow"><c>PROTO</c>, <c>PROD</c>, or the mode.</param>
/// <param name="Outcome">As in <c>runs list</c>.</param>
/// <param name="At">When it ended.</param>
/// <param name="Sums">All of it.</param>
/// <param name="Models">By model.</param>
internal sealed record RunCostsJson(
    string Id, string? TaskId, string Workflow, string Outcome, DateTimeOffset At, CostSums Sums, IReadOnlyList<ModelSpend> Models);
