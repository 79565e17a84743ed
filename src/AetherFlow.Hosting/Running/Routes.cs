using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Settings;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Hosting;

/// <summary>Which providers a run asks: what the user set up, an endpoint of the user's own first.</summary>
internal static class Routes
{
    public static IReadOnlyList<RouteChoice> Of(ModelSettings settings) =>
    [
        .. settings.Providers
            .OrderByDescending(p => p.Name == Provider.CustomName)
            .Select(p => new RouteChoice(p.Name, p.DefaultModel, p.Name == Provider.CustomName ? "the endpoint you set" : "it has a key")),
    ];

    /// <summary>Why no provider can be asked, where the plan needs one.</summary>
    public static Problem? WhyNone(Plan plan, ModelSettings settings) =>
        settings.Providers.Count > 0 || plan.Steps.All(s => s is { Type: StepType.Patch, Context.Replacement: not null })
            ? null
            : new Problem(
                "model.no_provider",
                "No provider has a key.",
                "Set one of these in the environment, or as a line of ~/.config/aetherflow/.env:\n"
                    + string.Join('\n', settings.LinesToAdd().Select(line => $"  {line}")));
}
