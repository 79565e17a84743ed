using AetherFlow.Plans;
using AetherFlow.Runs.Effects;

namespace AetherFlow.Engine.Steps;

/// <summary>What finished steps reported, read from the journal when a dependant asks.</summary>
internal sealed class StepResults(Plan plan, Scope phase)
{
    public async Task<IReadOnlyList<(StepId Step, string Output)>> OfDependenciesAsync(Step step, CancellationToken cancellation)
    {
        var results = new List<(StepId, string)>();
        foreach (var dependency in step.Dependencies.OrderBy(id => plan[id].Index))
        {
            if (phase.TryRead(EngineEvents.Step, dependency.Value, out var finished) && finished!.Output is { } output)
                results.Add((dependency, await phase.Blobs.TextAsync(output, cancellation)));
        }

        return results;
    }
}
