using AetherFlow.Engine.PlanRuns;
using AetherFlow.Engine.Steps;
using AetherFlow.Models.Settings;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Forecasts;

/// <summary>
/// Thinks a run through without asking anybody and without writing anything: every prompt as it would be if the steps
/// before had done what the plan estimates, and what asking it would cost.
/// </summary>
public sealed class Forecaster(Plan plan, EngineSettings settings, Workspace workspace, ModelSettings models)
{
    public async Task<PlanForecast> OfAsync(CancellationToken cancellation)
    {
        var questions = new ForecastQuestions(plan, settings, new FilesNow(workspace), new ForecastPrices(models));
        var steps = new List<StepForecast>();
        foreach (var phase in settings.Phases)
        {
            foreach (var step in plan.Steps.Where(step => IsAsked(step, phase)))
                steps.Add(await questions.OfAsync(step, phase, cancellation));
        }

        return new PlanForecast { Steps = steps, Estimate = Sum(steps) };
    }

    private bool IsAsked(Step step, Phase phase) => phase == Phase.Check
        ? step.Type != StepType.Analysis || settings.Phases.Count > 1 || settings.Audited is not null
        : !StepFiles.NeedsNoModel(step);

    private static CostEstimate Sum(List<StepForecast> steps) => new()
    {
        Expected = steps.Aggregate(Money.Zero, (sum, step) => sum + (step.Expected ?? Money.Zero)),
        AtMost = steps.Aggregate(Money.Zero, (sum, step) => sum + (step.AtMost ?? Money.Zero)),
        Calls = steps.Count,
        PriceMissing = steps.Exists(step => step.PriceMissing),
    };
}
