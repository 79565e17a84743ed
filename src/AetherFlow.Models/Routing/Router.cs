using System.Globalization;
using AetherFlow.Models.Settings;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Routing;

/// <summary>
/// Decides whom to ask, best first, and says why. What the user asked for comes first, then what the plan asks for,
/// then the rules of the configuration, then an endpoint of the user's own, then the order of the mode; a check is left
/// to others than the author. Who cannot serve the request is left out where others remain; who stands still, or costs
/// more than is left, comes last. The same question has the same answer.
/// </summary>
public static class Router
{
    /// <summary>Empty where nothing is configured.</summary>
    public static IReadOnlyList<RouteChoice> Route(RouteProfile profile, ModelSettings settings)
    {
        var wishes = RouteWishes.Of(profile, settings);
        var ranked = new List<(RouteChoice Choice, int Rank)>();
        var leftOut = new List<(RouteChoice Choice, string Why)>();
        var seen = new HashSet<(string, string)>();
        foreach (var choice in wishes.Choices.Concat(ModeOrder.Of(profile, settings)))
        {
            if (!seen.Add((choice.Provider, choice.Model))) continue;
            var fit = RouteFit.Of(choice, profile, settings);
            var isPinned = wishes.IsPinned && ranked.Count + leftOut.Count == 0;
            if (fit.WhyNot is { } why && !isPinned) leftOut.Add((choice, why));
            else ranked.Add((With(choice, fit.WhyNot ?? fit.WhyLater), isPinned ? int.MinValue : fit.Rank));
        }

        // Where nobody can serve it, the one who answers may still know better than the catalogue.
        if (ranked.Count == 0)
        {
            ranked.AddRange(leftOut.Select(l => (With(l.Choice, l.Why), 0)));
            leftOut.Clear();
        }

        RouteChoice[] choices = [.. ranked.OrderBy(r => r.Rank).Select(r => r.Choice)];
        if (choices.Length == 0) return choices;
        foreach (var unmet in wishes.Unmet) choices[0] = With(choices[0], unmet);
        foreach (var (choice, why) in leftOut) choices[0] = With(choices[0], $"{choice.Provider}/{choice.Model} is left out: {why}");
        return choices;
    }

    /// <summary>Why what the user asked for cannot be had; null where it can.</summary>
    public static Problem? WhyNotWanted(string wanted, ModelSettings settings)
    {
        if (WantedModel.Find(wanted, settings) is not null) return null;
        var configured = settings.Providers.Count == 0
            ? "Nothing is configured"
            : $"Configured: {string.Join(", ", settings.Providers.Select(p => $"{p.Name} ({string.Join(", ", p.Models.Select(m => m.Id).Append(p.DefaultModel).Distinct(StringComparer.Ordinal))})"))}";
        return WantedModel.ProviderIn(wanted, settings.Catalogue) is { } provider
            ? new Problem(
                "model.not_configured",
                string.Create(CultureInfo.InvariantCulture, $"'{wanted}' names {provider.Name}, which {WantedModel.Lacks(provider)}. {configured}."),
                WantedModel.HowToGet(provider))
            : new Problem(
                "model.unknown",
                $"'{wanted}' is no provider, and no model that is known here. {configured}.",
                $"Name one of these, or a model as provider/model; providers: {string.Join(", ", settings.Catalogue.Providers.Select(p => p.Name))}.");
    }

    private static RouteChoice With(RouteChoice choice, string? more) => more is null ? choice : choice with { Reason = $"{choice.Reason}; {more}" };
}
