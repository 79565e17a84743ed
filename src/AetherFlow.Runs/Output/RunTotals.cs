using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Runs.Output;

/// <summary>What a run, or one phase of it, took as a whole: steps that never ended are counted in.</summary>
internal sealed record RunTotals
{
    public required Usage Usage { get; init; }

    public required Money Cost { get; init; }

    public required bool CostIsUpperBound { get; init; }

    public required CacheSavings Cache { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Null where it is under way or was cut off.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    public static RunTotals Of(RunHistory run)
    {
        var bound = run.Spend.Unknown + run.Spend.Reserved;
        return new RunTotals
        {
            Usage = run.Spend.Usage,
            Cost = run.Spend.Settled + bound,
            CostIsUpperBound = bound > Money.Zero,
            Cache = run.Spend.Cache,
            StartedAt = run.StartedAt,
            CompletedAt = run.Finish is null ? null : run.LastAt,
        };
    }

    /// <param name="steps">All steps of the phase, at least one.</param>
    public static RunTotals Of(IReadOnlyList<StepProgress> steps) => new()
    {
        Usage = steps.Aggregate(Usage.None, (sum, step) => sum + step.Usage),
        Cost = steps.Aggregate(Money.Zero, (sum, step) => sum + step.Cost),
        CostIsUpperBound = steps.Any(step => step.CostIsUpperBound),
        Cache = steps.Aggregate(CacheSavings.None, (sum, step) => sum + step.Cache),
        StartedAt = steps.Min(step => step.StartedAt ?? step.FinishedAt ?? default),
        CompletedAt = steps.All(step => step.IsClosed) ? steps.Max(step => step.FinishedAt) : null,
    };
}
