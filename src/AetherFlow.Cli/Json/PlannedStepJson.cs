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

    /// <summary>Who would be asked, by mode; empty where no model is needed, or none is set up.</summary>
    public required IReadOnlyList<RouteChoice> Routes { get; init; }

    public static PlannedStepJson Of(PreviewedStep planned) => new()
    {
        Id = planned.Step.Id.Value,
        Type = planned.Step.Type.ToWire(),
        Description = planned.Step.Description,
        Complexity = planned.Step.Complexity,
        EstimatedTokens = planned.Step.EstimatedTokens,
        Dependencies = [.. planned.Step.Dependencies.Select(id => id.Value)],
        Files = [.. planned.Step.Targets().Distinct(StringComparer.Ordinal)],
        InputFiles = [.. planned.Step.Context.InputFiles],
        Routes = planned.Routes,
    };
}
