using System.Text.Json;
using AetherFlow.Cli.Displays;
using AetherFlow.Cli.Json;
using AetherFlow.Cli.Listings;
using AetherFlow.Hosting;

namespace AetherFlow.Cli.Commands;

/// <summary>The looks at what a run of a plan would be.</summary>
internal sealed class PreviewCommands(Surroundings around, Product product)
{
    public async Task<int> DescribeAsync(RunRequest request, Showing showing, CancellationToken cancellation)
    {
        var preview = product.Describe(request);
        cancellation.ThrowIfCancellationRequested();
        foreach (var problem in preview.PlanProblems) await around.Error.WriteLineAsync(PlanProblemLine.Of(request.PlanPath!, problem));
        foreach (var problem in preview.Problems) await around.Error.WriteLineAsync(Summary.Problem(problem));
        if (preview.Plan is not { } plan) return preview.ExitCode;
        if (showing.Json) await around.Out.WriteLineAsync(JsonSerializer.Serialize([.. preview.Steps.Select(PlannedStepJson.Of)], CliJson.Listings.PlannedSteps));
        else foreach (var line in PlanTable.Of(plan, preview.Steps, around.Command)) await around.Out.WriteLineAsync(line);
        return preview.ExitCode;
    }
}
