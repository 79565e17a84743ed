using AetherFlow.Engine;
using AetherFlow.Engine.Estimating;
using AetherFlow.Engine.PlanRuns;
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
        var folder = environment.WorkspaceOf(request.Workspace);
        var (settings, problems) = await SettingsSources.ResolveAsync(environment, request.EnvFile, folder, cancellation);
        if (settings is null) return Refused([.. problems]);
        var opening = Workspace.Open(folder, PathUse.Read);
        if (!opening.Succeeded) return Refused(opening.Problem.ToProblem());
        using var workspace = opening.Workspace;
        var reading = file.Parse(request.Lenient, workspace.Root);
        if (!reading.IsValid) return new PlanPreview { ExitCode = ExitCodes.Usage, PlanProblems = reading.Problems };
        var (guidelines, unusable) = await GuidelinesFile.ReadAsync(request.GuidelinesPath, environment.CurrentDirectory, workspace, cancellation);
        if (guidelines is null) return Refused(unusable!);

        var routes = new Routes(settings, request.Model, recorded: null);
        var phases = Phase.Of(request.Workflow, request.Mode);
        var engine = new EngineSettings
        {
            Phases = phases,
            Apply = request.Apply,
            Context = request.Context,
            Guidelines = guidelines.Guidelines,
            Route = routes.For,
            MaxTokens = settings.MaxTokens,
            Temperature = settings.Temperature,
        };
        var steps = await new RunPreview(reading.Plan, engine, workspace) { ModelOf = settings.EntryOf }.StepsAsync(cancellation);
        var problem = StatePlace.WhyUnsafe(environment.StateFolder, workspace) ?? PlanWorkflow.WhyNot(reading.Plan, workspace);
        var nobody = routes.WhyNone(reading.Plan, phases);
        return new PlanPreview
        {
            Plan = reading.Plan,
            Workspace = workspace.Root,
            Steps = [.. steps.Select(step => Shown(step, reading.Plan))],
            Estimate = RunPreview.Total(steps),
            Budget = request.Budget ?? settings.Budgets.Run,
            PlanProblems = reading.Problems,
            Problems = [.. new[] { problem, nobody }.OfType<Problem>()],
            ExitCode = problem is not null ? ExitCodes.Usage : nobody is not null ? ExitCodes.Provider : ExitCodes.Ok,
        };
    }

    private static PreviewedStep Shown(StepPreview preview, Plan plan) => new()
    {
        Phase = preview.Phase,
        Step = plan[preview.StepId],
        IsAsked = preview.NeedsCall,
        Candidates = preview.Candidates,
        Prompt = preview.Parts,
        PromptTokens = preview.PromptTokens,
        MaxTokens = preview.MaxTokens,
        Expected = preview.Expected,
        AtMost = preview.AtMost,
        Problem = preview.Problem,
    };

    private static PlanPreview Refused(params IReadOnlyList<Problem> problems) => new() { ExitCode = ExitCodes.Usage, Problems = problems };
}
