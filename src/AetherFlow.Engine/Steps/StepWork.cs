using AetherFlow.Plans;

namespace AetherFlow.Engine.Steps;

/// <summary>What the steps of a phase have in common.</summary>
internal sealed record StepWork(Plan Plan, EngineSettings Settings, ExecutionMode Mode);
