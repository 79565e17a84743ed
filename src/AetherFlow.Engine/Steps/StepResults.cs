using AetherFlow.Plans;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Steps;

/// <summary>What finished steps reported, read from the journal when another one asks.</summary>
internal sealed class StepResults(Plan plan, Scope phase, Scope? drafts)
{
    public async Task<IReadOnlyList<(StepId Step, string Output)>> OfDependenciesAsync(Step step, CancellationToken cancellation)
    {
        var results = new List<(StepId, string)>();
        foreach (var dependency in step.Dependencies.OrderBy(id => plan[id].Index))
        {
            if (Of(phase, dependency)?.Output is { } output)
                results.Add((dependency, await phase.Blobs.TextAsync(output, cancellation)));
        }

        return results;
    }

    /// <summary>The step's own draft; null where there is none to build on.</summary>
    public StepFinished? DraftOf(Step step) => drafts is not null && Of(drafts, step.Id) is { Outcome: "done" } draft ? draft : null;

    public static StepFinished? Of(Scope phase, StepId step) =>
        phase.TryRead(EngineEvents.Step, step.Value, out var finished) ? finished : null;
}
