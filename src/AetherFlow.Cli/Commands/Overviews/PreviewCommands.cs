using System.Text.Json;
using AetherFlow.Cli.Displays;
using AetherFlow.Cli.Json;
using AetherFlow.Cli.Listings;
using AetherFlow.Hosting;

namespace AetherFlow.Cli.Commands;

/// <summary>The looks at what a run of a plan would be: as a table of steps, as questions, as a bill.</summary>
internal sealed class PreviewCommands(Surroundings around, Product product)
{
    /// <summary>The plan alone: exit code 0 wherever it can be read.</summary>
    public async Task<int> DescribeAsync(RunRequest request, Showing showing, CancellationToken cancellation)
    {
        var preview = await PreviewAsync(request, cancellation);
        if (preview.Plan is not { } plan) return preview.ExitCode;
        if (showing.Json) await around.Out.WriteLineAsync(JsonSerializer.Serialize([.. plan.Steps.Select(step => PlannedStepJson.Of(step, preview.Steps))], CliJson.Listings.PlannedSteps));
        else await WriteAsync(PlanTable.Of(plan, preview.Steps));
        return ExitCodes.Ok;
    }

    /// <summary>Exit code 0 wherever the prompts can be made, whether or not somebody is there to be asked.</summary>
    public async Task<int> ShowPromptsAsync(RunRequest request, Showing showing, CancellationToken cancellation)
    {
        var preview = await PreviewAsync(request, cancellation);
        if (preview.Plan is null) return preview.ExitCode;
        if (showing.Json) await around.Out.WriteLineAsync(JsonSerializer.Serialize([.. preview.Steps.Select(PreviewedStepJson.Of)], CliJson.Listings.PreviewedSteps));
        else await WriteAsync(PromptsPage.Of(preview.Steps));
        return ExitCodes.Ok;
    }

    /// <summary>Exit code as of a run that is refused before it begins; 0 where it would begin.</summary>
    public async Task<int> DryRunAsync(RunRequest request, Showing showing, CancellationToken cancellation)
    {
        var preview = await PreviewAsync(request, cancellation);
        if (showing.Json) await around.Out.WriteLineAsync(JsonSerializer.Serialize(Json(request, preview), CliJson.Listings.DryRun));
        else if (preview.Plan is not null) await WriteAsync(DryRunPage.Of(preview, request.Workflow ?? request.Mode ?? "BUILD"));
        return preview.ExitCode;
    }

    private static DryRunJson Json(RunRequest request, PlanPreview preview) => new(
        preview.Plan?.TaskId,
        preview.Workspace,
        request.Workflow,
        request.Workflow is null ? request.Mode : null,
        preview.Estimate,
        [.. preview.Steps.Select(PreviewedStepJson.Of)],
        preview.Problems,
        [.. preview.PlanProblems.Select(PlanProblemJson.Of)],
        preview.ExitCode);

    private async Task<PlanPreview> PreviewAsync(RunRequest request, CancellationToken cancellation)
    {
        var preview = await product.PreviewAsync(request, cancellation);
        foreach (var problem in preview.PlanProblems) await around.Error.WriteLineAsync(PlanProblemLine.Of(request.PlanPath!, problem));
        foreach (var text in Summary.Problems(preview.Problems)) await around.Error.WriteLineAsync(text);
        return preview;
    }

    private async Task WriteAsync(IEnumerable<string> lines)
    {
        foreach (var line in lines) await around.Out.WriteLineAsync(line);
    }
}
