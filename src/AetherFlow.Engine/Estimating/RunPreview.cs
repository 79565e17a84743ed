using AetherFlow.Engine.PlanRuns;
using AetherFlow.Engine.Prompts;
using AetherFlow.Engine.Steps;
using AetherFlow.Models.Catalogues;
using AetherFlow.Plans;
using AetherFlow.Runs.Events;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Estimating;

/// <summary>
/// Looks at a run before its first call: the prompts that it would send with the files as they are now, and what that
/// would cost. Nothing is written and nobody is asked.
/// </summary>
public sealed class RunPreview(Plan plan, EngineSettings settings, Workspace workspace)
{
    /// <summary>Tokens of a verdict, as expected.</summary>
    public const int VerdictTokens = 400;

    private readonly WorkPreview _work = new(plan, settings);
    private readonly CheckPreview _checks = new(plan, settings);

    /// <summary>The model's limits and price; null where it cannot be asked here.</summary>
    public required Func<RouteChoice, ModelEntry?> ModelOf { get; init; }

    /// <summary>The sums over all steps and phases; what has no price counts as nothing.</summary>
    public static CostEstimate Total(IReadOnlyList<StepPreview> steps) => CostEstimator.Total(steps);

    /// <summary>Every step of every phase, in the order of the phases and of the plan.</summary>
    public async Task<IReadOnlyList<StepPreview>> StepsAsync(CancellationToken cancellation)
    {
        // Step by step, so that the files of one step alone are in memory.
        var phases = settings.Phases.Select(_ => new List<StepPreview>()).ToList();
        foreach (var step in plan.Steps)
        {
            var files = await PreviewFiles.ReadAsync(workspace, step, cancellation);
            for (var at = 0; at < phases.Count; at++)
                phases[at].Add(await StepAsync(settings.Phases[at], at == 0 ? null : settings.Phases[at - 1], step, files, cancellation));
        }

        return [.. phases.SelectMany(steps => steps)];
    }

    private async Task<StepPreview> StepAsync(Phase phase, Phase? before, Step step, PreviewFiles files, CancellationToken cancellation)
    {
        var preview = new StepPreview { Phase = phase.Key, StepId = step.Id };
        if (settings.Fork?.Kept.Contains(step.Id.Value) == true) return preview;
        var isCheck = phase == Phase.Check;
        // A step whose target cannot be used fails, and what failed is not audited.
        if (files.TargetProblem is { } unusable && (!isCheck || before is not null)) return isCheck ? preview : preview with { Problem = unusable };
        if (isCheck ? !_checks.IsAudited(step, before is not null) : IsGiven(step)) return preview;

        var route = new RouteQuestion(phase.Mode, step, isCheck ? AuthorOf(before, step) : null);
        var maxTokens = isCheck ? settings.MaxTokens : settings.ReplyTokensFor(step);
        var models = settings.Route(route).Select(ModelOf).ToList();
        var room = PromptBudget.RoomOf(ModelEntry.LargestRoom(models, maxTokens));
        var built = isCheck
            ? await _checks.BuildAsync(step, files, isToCome: before is not null, room, cancellation)
            : _work.Build(phase, step, files, hasDraft: before is not null, room, models.FirstOrDefault()?.EditFormat ?? ModelEntry.WholeEdits);
        if (built.Prompt is not { } prompt) return preview with { Problem = built.Problem };
        var call = new CallPreview
        {
            Prompt = prompt,
            Unknown = built.Unknown,
            ReplyTokens = isCheck ? VerdictTokens : step.EstimatedTokens,
            MaxTokens = isCheck ? [.. Enumerable.Repeat(maxTokens, CheckPipeline.MaxAttempts)] : Growing(maxTokens),
        };
        return Priced(preview, settings.Route(route with { PromptBytes = call.PromptBytes, ReplyTokens = maxTokens }), call);
    }

    private StepPreview Priced(StepPreview preview, IReadOnlyList<RouteChoice> candidates, CallPreview call)
    {
        var models = candidates.Select(ModelOf).OfType<ModelEntry>().ToList();
        return preview with
        {
            NeedsCall = true,
            Candidates = candidates,
            Parts = [.. call.Prompt.Parts, .. call.Unknown.Where(part => part.Tokens > 0).Select(part => part.ToPart())],
            PromptTokens = call.PromptTokens,
            MaxTokens = call.MaxTokens[0],
            Expected = models.Count == 0 ? null : CostEstimator.Expected(call, models[0]),
            AtMost = CostEstimator.AtMost(call, models),
            PriceMissing = models.Count == 0 || models.Any(model => model.Price is null),
        };
    }

    /// <summary>A reply that is cut is asked for again with twice the room.</summary>
    private static IReadOnlyList<int> Growing(int maxTokens) => [.. Enumerable.Range(0, FailurePolicy.MaxAttempts).Select(attempt => maxTokens << attempt)];

    private static bool IsGiven(Step step) => step is { Type: StepType.Patch, Context.Replacement: not null };

    /// <summary>Who will probably have made what is audited.</summary>
    private RouteChoice? AuthorOf(Phase? before, Step step)
    {
        if (before is not null) return IsGiven(step) ? null : settings.Route(new RouteQuestion(before.Mode, step)) is [var first, ..] ? first : null;
        return settings.Audited?.ResultOf(step.Id) is { Provider: { } provider, Model: { } model }
            ? new RouteChoice(provider, model, "it made what is audited")
            : null;
    }
}
