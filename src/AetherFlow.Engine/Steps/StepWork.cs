using AetherFlow.Plans;

namespace AetherFlow.Engine.Steps;

/// <summary>What the steps of a phase have in common.</summary>
internal sealed record StepWork(Plan Plan, EngineSettings Settings, ExecutionMode Mode)
{
    /// <summary>How many tiers above the usual model the first attempt asks, where the run escalates.</summary>
    public int Tier { get; init; }
}
