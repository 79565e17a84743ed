using System.Text.Json;
using AetherFlow.Runs.Events;

namespace AetherFlow.Runs.Output;

/// <summary>The metrics file of a run, or of one phase of it: the names and their order are those that existing readers know.</summary>
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

    public required int CacheHits { get; init; }

    public required long CacheSavedTokens { get; init; }

    public required decimal CacheSavedUsd { get; init; }

    public required IReadOnlyList<StepMetrics> StepMetrics { get; init; }

    /// <summary>
    /// An estimate of 0.05 g CO₂ for 1,000 tokens, the figure that readers of these files are used to: no vendor
    /// reports what a call really took.
    /// </summary>
    public static decimal EnergyOf(long tokens) => tokens / 1000m * 0.05m;

    /// <param name="inputs">Of the run; null where its first line was never on disk.</param>
    /// <param name="taskId">The plan's, or the run's where it has none.</param>
    /// <param name="totals">Of the run, or of one phase.</param>
    /// <param name="steps">Those of the run, or of the phase, that ended.</param>
    public static RunMetrics Of(RunStarted? inputs, string taskId, RunTotals totals, IReadOnlyList<StepMetrics> steps)
    {
        var time = steps.Sum(s => s.ExecutionTimeMs);
        var done = steps.Count(s => s.Success);
        var tokens = totals.Usage.Input + totals.Usage.Output;
        return new RunMetrics
        {
            TaskId = taskId,
            TaskDescription = inputs?.Description ?? "",
            TotalSteps = steps.Count,
            SuccessfulSteps = done,
            FailedSteps = steps.Count - done,
            TotalExecutionTimeMs = time,
            TotalTokensUsed = tokens,
            TotalInputTokens = totals.Usage.Input,
            TotalOutputTokens = totals.Usage.Output,
            TotalCostUsd = totals.Cost.Usd,
            CostIsUpperBound = totals.CostIsUpperBound,
            TotalEnergyGco2 = EnergyOf(tokens),
            AverageStepTimeMs = steps.Count == 0 ? 0 : Math.Round((decimal)time / steps.Count, 2),
            SuccessRate = steps.Count == 0 ? 0 : Math.Round((decimal)done / steps.Count, 4),
            StartedAt = totals.StartedAt,
            CompletedAt = totals.CompletedAt,
            CacheHits = totals.Cache.Hits,
            CacheSavedTokens = totals.Cache.Usage.Input + totals.Cache.Usage.Output,
            CacheSavedUsd = totals.Cache.Money.Usd,
            StepMetrics = steps,
        };
    }

    public string ToJson() => JsonSerializer.Serialize(this, MetricsJson.File.RunMetrics) + "\n";
}
