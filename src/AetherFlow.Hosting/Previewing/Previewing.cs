using AetherFlow.Engine;
using AetherFlow.Engine.Forecasts;
using AetherFlow.Engine.PlanRuns;
using AetherFlow.Models.Settings;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Workspaces;

namespace AetherFlow.Hosting;

/// <summary>Looks at a plan as a run of it would, up to the point where somebody would be asked or something written.</summary>
internal sealed class Previewing(HostEnvironment environment)
{
    public async Task<PlanPreview> OfAsync(RunRequest request, CancellationToken cancellation)
    {
        var file = PlanFile.Read(request.PlanPath, environment.CurrentDirectory);
        if (file.Problem is { } unreadable) return Refused(unreadable);
        var (settings, problems) = SettingsSources.Resolve(environment, request.EnvFile);
        if (settings is null) return Refused([.. problems]);
        var opening = Workspace.Open(Path.GetFullPath(request.Workspace, environment.CurrentDirectory), PathUse.Read);
        if (!opening.Succeeded) return Refused(opening.Problem.ToProblem());
        using var workspace = opening.Workspace;
        var reading = file.Parse(request.Lenient, workspace.Root);
        if (!reading.IsValid) return new PlanPreview { ExitCode = ExitCodes.Usage, PlanProblems = reading.Problems };
        var (guidelines, unusable) = await GuidelinesFile.ReadAsync(request.GuidelinesPath, environment.CurrentDirectory, workspace, cancellation);
        if (guidelines is null) return Refused(unusable!);

        var engine = new EngineSettings
        {
            Phases = Phase.Of(request.Workflow, request.Mode),
            Apply = request.Apply,
            Context = request.Context,
            Guidelines = guidelines.Guidelines,
            Route = _ => Routes.Of(settings),
            MaxTokens = settings.MaxTokens,
            Temperature = settings.Temperature,
        };
        var forecast = await new Forecaster(reading.Plan, engine, workspace, settings).OfAsync(cancellation);
        var missing = WhyNot(reading.Plan, workspace, settings);
        return new PlanPreview
        {
            Plan = reading.Plan,
            Workspace = workspace.Root,
            Steps = [.. forecast.Steps.Select(Shown)],
            Estimate = forecast.Estimate,
            PlanProblems = reading.Problems,
            Problems = missing is null ? [] : [missing],
            ExitCode = missing is null ? ExitCodes.Ok : missing.Code.StartsWith("model.", StringComparison.Ordinal) ? ExitCodes.Provider : ExitCodes.Usage,
        };
    }

    private static PreviewedStep Shown(StepForecast step) => new()
    {
        Phase = step.Phase.Key,
        Step = step.Step,
        Candidates = step.Candidates,
        Prompt = step.Prompt,
        InputTokens = step.InputTokens,
        OutputTokens = step.OutputTokens,
        Expected = step.Expected,
        AtMost = step.AtMost,
        Problem = step.Problem,
    };

    private Problem? WhyNot(Plan plan, Workspace workspace, ModelSettings settings) =>
        StatePlace.WhyUnsafe(environment.StateFolder, workspace) ?? PlanWorkflow.WhyNot(plan, workspace) ?? Routes.WhyNone(plan, settings);

    private static PlanPreview Refused(params IReadOnlyList<Problem> problems) => new() { ExitCode = ExitCodes.Usage, Problems = problems };
}
