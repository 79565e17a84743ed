using AetherFlow.Engine;
using AetherFlow.Engine.PlanRuns;
using AetherFlow.Models.Settings;
using AetherFlow.Plans;
using AetherFlow.Runs.Events;

namespace AetherFlow.Hosting;

/// <summary>Looks at a plan as a run of it would: who is asked for which step.</summary>
internal sealed class Previewing(HostEnvironment environment)
{
    public PlanPreview Describe(RunRequest request)
    {
        var file = PlanFile.Read(request.PlanPath, environment.CurrentDirectory);
        if (file.Problem is { } unreadable) return new PlanPreview { ExitCode = ExitCodes.Usage, Problems = [unreadable] };
        var reading = file.Parse(request.Lenient, Path.GetFullPath(request.Workspace, environment.CurrentDirectory));
        if (!reading.IsValid) return new PlanPreview { ExitCode = ExitCodes.Usage, PlanProblems = reading.Problems };
        var (settings, problems) = SettingsSources.Resolve(environment, request.EnvFile);
        if (settings is null) return new PlanPreview { ExitCode = ExitCodes.Usage, Problems = problems };
        var phases = Phase.Of(request.Workflow, request.Mode);
        return new PlanPreview
        {
            Plan = reading.Plan,
            Steps = [.. reading.Plan.Steps.Select(step => new PreviewedStep(step, [.. phases.SelectMany(phase => RouteOf(step, phase, settings))]))],
            PlanProblems = reading.Problems,
            ExitCode = ExitCodes.Ok,
        };
    }

    private static IEnumerable<RouteChoice> RouteOf(Step step, Phase phase, ModelSettings settings) =>
        phase.Mode != ExecutionMode.DoubleCheck && step is { Type: StepType.Patch, Context.Replacement: not null }
            ? []
            : Routes.Of(settings).Take(1).Select(choice => choice with { Mode = NameOf(phase.Mode) });

    private static string NameOf(ExecutionMode mode) => mode switch
    {
        ExecutionMode.Fast => "FAST",
        ExecutionMode.DoubleCheck => "DOUBLE-CHECK",
        _ => "BUILD",
    };
}
