using AetherFlow.Plans;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Steps;

/// <summary>What decides who is asked.</summary>
/// <param name="Mode">The mode of the phase.</param>
/// <param name="Step">The step, whose plan may name a provider.</param>
/// <param name="Author">Who made what is to be audited: another one should audit it.</param>
public sealed record RouteQuestion(ExecutionMode Mode, Step Step, RouteChoice? Author = null);
