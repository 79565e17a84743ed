using AetherFlow.Hosting;
using AetherFlow.Plans;
using AetherFlow.Runs.Events;

namespace AetherFlow.Cli.Json;

/// <summary>One step of <c>--info --json</c>.</summary>
internal sealed record PlannedStepJson
{
    public required string Id { get; init; }

    public required string Type { get; init; }

    public required string Description { get; init; }

    public required double Complexity { get; init; }

    public required int EstimatedTokens { get; init; }

    public required IReadOnlyList<string> Dependencies { get; init; }

    public required IReadOnlyList<string> Files { get; init; }

    public required IReadOnlyList<string> InputFiles { get; init; }

    /// <summary>Who would be asked first, phase by phase; empty where no model is needed, or none is set up.</summary>
    public required IReadOnlyList<RouteChoice> Routes { get; init; }

    public static PlannedStepJson Of(Step step, IEnumerable<PreviewedStep> asked) => new()
    {
        Id = step.Id.Value,
        Type = step.Type.ToWire(),
        Description = step.Description,
        Complexity = step.Complexity,
        EstimatedTokens = step.EstimatedTokens,
        Dependencies = [.. step.Dependencies.Select(id => id.Value)],
        Files = [.. step.Targets().Distinct(StringComparer.Ordinal)],
        InputFiles = [.. step.Context.InputFiles],
        Routes = [.. asked.Where(a => a.Step.Id == step.Id).SelectMany(a => a.Candidates.Take(1))],
    };
}
