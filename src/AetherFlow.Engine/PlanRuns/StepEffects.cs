using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.PlanRuns;

/// <summary>A step of a phase as an effect: worked once, or skipped once.</summary>
internal static class StepEffects
{
    public static Task<StepFinished> RunAsync(
        Scope phase, Step step, Func<Scope, CancellationToken, Task<StepFinished>> act, CancellationToken cancellation) => phase.OnceAsync(
        new Effect<StepStarted, StepFinished>
        {
            Type = EngineEvents.Step,
            Key = step.Id.Value,
            Intent = new StepStarted { Step = step.Id.Value, Type = step.Type.ToWire(), Description = step.Description },
            Act = act,
        },
        cancellation);

    public static Task<StepFinished> SkipAsync(Scope phase, Step step, string why) => phase.OnceAsync(
        new Effect<NoIntent, StepFinished>
        {
            Type = EngineEvents.Skip,
            Key = step.Id.Value,
            Intent = NoIntent.Instance,
            Act = (_, _) => Task.FromResult(new StepFinished { Outcome = "skipped", Problem = new Problem("step.skipped", why) }),
        },
        CancellationToken.None);
}
