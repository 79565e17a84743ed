using System.Text.Json;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Runs.Output;

/// <summary>The metrics file of a run: the names and their order are those that existing readers know.</summary>
internal sealed record RunMetrics
{
    public required string TaskId { get; init; }

    public required string TaskDescription { get; init; }

    public required int TotalSteps { get; init; }

    public required int SuccessfulSteps { get; init; }

    public required int FailedSteps { get; init; }

    public required long TotalExecutionTimeMs { get; init; }

    public required long TotalTokensUsed { get; init; }

    public required long TotalInputTokens { get; init; }

    public required long TotalOutputTokens { get; init; }

    public required decimal TotalCostUsd { get; init; }

    public required bool CostIsUpperBound { get; init; }

    public required decimal TotalEnergyGco2 { get; init; }

    public required decimal AverageStepTimeMs { get; init; }

    public required decimal SuccessRate { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public required IReadOnlyList<StepMetrics> StepMetrics { get; init; }

    /// <summary>
    /// An estimate of 0.05 g CO₂ for 1,000 tokens, the figure that readers of these files are used to: no vendor
    /// reports what a call really took.
    /// </summary>
    public static decimal EnergyOf(long tokens) => tokens / 1000m * 0.05m;

    public static RunMetrics Of(RunHistory history, string taskId, IReadOnlyList<StepMetrics> steps)
    {
        var spend = history.Spend;
        var time = steps.Sum(s => s.ExecutionTimeMs);
        var done = steps.Count(s => s.Success);
        var tokens = spend.Usage.Input + spend.Usage.Output;
        var bound = spend.Unknown + spend.Reserved;
        return new RunMetrics
        {
            TaskId = taskId,
            TaskDescription = history.Inputs?.Description ?? "",
            TotalSteps = steps.Count,
            SuccessfulSteps = done,
            FailedSteps = steps.Count - done,
            TotalExecutionTimeMs = time,
            TotalTokensUsed = tokens,
            TotalInputTokens = spend.Usage.Input,
            TotalOutputTokens = spend.Usage.Output,
            TotalCostUsd = (spend.Settled + bound).Usd,
            CostIsUpperBound = bound > Money.Zero,
            TotalEnergyGco2 = EnergyOf(tokens),
            AverageStepTimeMs = steps.Count == 0 ? 0 : Math.Round((decimal)time / steps.Count, 2),
            SuccessRate = steps.Count == 0 ? 0 : Math.Round((decimal)done / steps.Count, 4),
            StartedAt = history.StartedAt,
            CompletedAt = history.Finish is null ? null : history.LastAt,
            StepMetrics = steps,
        };
    }

    public string ToJson() => JsonSerializer.Serialize(this, MetricsJson.File.RunMetrics) + "\n";
}
