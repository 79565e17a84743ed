using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Forecasts;

/// <summary>A run thought through before it is begun.</summary>
public sealed record PlanForecast
{
    /// <summary>Every step of every phase that asks a model, phase by phase in plan order.</summary>
    public required IReadOnlyList<StepForecast> Steps { get; init; }

    public required CostEstimate Estimate { get; init; }
}
