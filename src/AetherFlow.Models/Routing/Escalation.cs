using System.Globalization;
using AetherFlow.Models.Settings;
using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Routing;

/// <summary>
/// Moves a question to a stronger model. What vendors ask for a reply is the one measure of strength that holds across
/// them all: a tier is the next model, of all that are configured, whose reply costs at least half as much again.
/// </summary>
public static class Escalation
{
    private const decimal Step = 1.5m;

    /// <param name="tier">How many tiers above the usual model; 0 leaves the choices as they are.</param>
    /// <param name="choices">Whom the question would go to, best first.</param>
    /// <returns>The stronger model before all others; where there are fewer tiers, the strongest.</returns>
    public static IReadOnlyList<RouteChoice> Of(int tier, ModelSettings settings, IReadOnlyList<RouteChoice> choices)
    {
        if (tier == 0 || choices is not [var usual, ..] || PriceOf(usual, settings) is not { } price) return choices;
        RouteChoice? stronger = null;
        foreach (var (choice, cost) in Ladder(settings, usual.Mode))
        {
            if (cost < price * Step || tier == 0) continue;
            (stronger, price) = (choice, cost);
            tier--;
        }

        return stronger is null ? choices : [stronger, .. choices.Where(choice => (choice.Provider, choice.Model) != (stronger.Provider, stronger.Model))];
    }

    /// <summary>All models with a price, the cheapest first; of a provider its usual model before others of that price.</summary>
    private static IEnumerable<(RouteChoice Choice, decimal Price)> Ladder(ModelSettings settings, string? mode) => settings.Providers
        .SelectMany(provider => provider.Models.Select(model => (Provider: provider, Model: model)))
        .Where(entry => entry.Model.Price is { OutputPerMillion: > 0 })
        .OrderBy(entry => entry.Model.Price!.OutputPerMillion)
        .ThenByDescending(entry => entry.Model.Id == entry.Provider.DefaultModel)
        .ThenBy(entry => entry.Provider.Name, StringComparer.Ordinal)
        .ThenBy(entry => entry.Model.Id, StringComparer.Ordinal)
        .Select(entry => (
            new RouteChoice(
                entry.Provider.Name,
                entry.Model.Id,
                string.Create(CultureInfo.InvariantCulture, $"what came before failed; its reply costs ${entry.Model.Price!.OutputPerMillion:0.00##} a million tokens"))
            { Mode = mode },
            entry.Model.Price!.OutputPerMillion));

    private static decimal? PriceOf(RouteChoice choice, ModelSettings settings) => settings.EntryOf(choice)?.Price?.OutputPerMillion;
}
