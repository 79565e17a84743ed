using System.Text.Json;
using AetherFlow.Engine;
using AetherFlow.Engine.PlanRuns;
using AetherFlow.Engine.Steps;
using AetherFlow.Models.Routing;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Traffic;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Hosting;

/// <summary>Whom a run asks: what the user, the plan and the mode want, as far as it is configured.</summary>
/// <param name="wanted">The only one to ask, as the user named it; null: whom each mode prefers.</param>
/// <param name="recorded">Whom the recorded run asked, where this one replays it; null: the configured ones.</param>
/// <param name="remaining">Money that is left, now; null for no limit.</param>
/// <param name="standings">Who should not be asked, now; null for nobody.</param>
internal sealed class Routes(
    ModelSettings settings,
    string? wanted,
    IReadOnlyList<RouteChoice>? recorded,
    Func<Money?>? remaining = null,
    Func<IReadOnlyList<Standing>>? standings = null)
{
    private const string ProviderKey = "provider";

    public IReadOnlyList<RouteChoice> For(RouteQuestion question)
    {
        var mode = NameOf(question.Mode);
        if (recorded is not null) return [.. recorded.Where(choice => choice.Mode == mode)];
        return Escalation.Of(question.Tier, settings, Of(new RouteProfile
        {
            Mode = mode,
            Wanted = wanted,
            PlanWants = ProviderIn(question.Step),
            Avoid = question.Author,
            StepType = question.Step.Type.ToWire(),
            Complexity = question.Step.Complexity,
            ExpectedTokens = question.Step.EstimatedTokens,
            PromptBytes = question.PromptBytes,
            ReplyTokens = question.ReplyTokens,
            Remaining = remaining?.Invoke(),
            Standings = standings?.Invoke() ?? [],
        }));
    }

    /// <summary>Whom the phases of a run ask where nothing in the plan decides otherwise.</summary>
    public IReadOnlyList<RouteChoice> Of(IEnumerable<Phase> phases) => recorded
        ?? [.. phases.Select(phase => phase.Mode).Distinct().SelectMany(mode => Of(new RouteProfile { Mode = NameOf(mode), Wanted = wanted }))];

    /// <summary>Why nobody can be asked, where the plan needs somebody.</summary>
    public Problem? WhyNone(Plan plan, IReadOnlyList<Phase> phases)
    {
        if (recorded is not null) return null;
        if (wanted is not null && Router.WhyNotWanted(wanted, settings) is { } unknown) return unknown;
        // A command alone may succeed; where it fails, whoever would correct it is missing then, and the run can be resumed.
        var needsNobody = phases.Count == 0 || (!phases.Contains(Phase.Check) && plan.Steps.All(s => s is { Type: StepType.Patch, Context.Replacement: not null }));
        return settings.Providers.Count > 0 || needsNobody
            ? null
            : new Problem(
                "model.no_provider",
                "No provider has a key.",
                "Set one of these in the environment, or as a line of ~/.config/aetherflow/.env:\n"
                    + string.Join('\n', settings.LinesToAdd().Select(line => $"  {line}")));
    }

    /// <summary>Who is wanted is asked alone; otherwise all are, in their order.</summary>
    private IReadOnlyList<RouteChoice> Of(RouteProfile profile)
    {
        var choices = Router.Route(profile, settings);
        return profile.Wanted is null ? choices : [.. choices.Take(1)];
    }

    private static string? ProviderIn(Step step) =>
        step.Context.Others.TryGetValue(ProviderKey, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string NameOf(ExecutionMode mode) => mode switch
    {
        ExecutionMode.Fast => RouteProfile.Fast,
        ExecutionMode.DoubleCheck => RouteProfile.DoubleCheck,
        _ => RouteProfile.Build,
    };
}
