using System.Globalization;
using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Settings;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Routing;

/// <summary>
/// Decides whom to ask, best first, and says why. What the user asked for comes first, then what the plan asks for,
/// then an endpoint of the user's own, then the order of the mode; a check is left to others than the author.
/// </summary>
public static class Router
{
    /// <summary>Empty where nothing is configured.</summary>
    public static IReadOnlyList<RouteChoice> Route(RouteProfile profile, ModelSettings settings)
    {
        var wanted = WantedModel.Find(profile.Wanted, settings);
        var planned = WantedModel.Find(profile.PlanWants, settings);
        var choices = new List<RouteChoice>();
        if (wanted is not null) choices.Add(Choice(wanted, profile, "you asked for it"));
        if (planned is not null && !IsAvoided(planned, profile)) choices.Add(Choice(planned, profile, "the plan asks for it"));
        choices.AddRange(ModeOrder.Of(profile, settings));
        var each = choices.DistinctBy(c => (c.Provider, c.Model)).ToList();
        return profile.PlanWants is { } plan && planned is null && WhyNotPlanned(plan, settings) is { } why && each is [var first, ..]
            ? [first with { Reason = $"{first.Reason}; {why}" }, .. each.Skip(1)]
            : each;
    }

    /// <summary>Why what the user asked for cannot be had; null where it can.</summary>
    public static Problem? WhyNotWanted(string wanted, ModelSettings settings)
    {
        if (WantedModel.Find(wanted, settings) is not null) return null;
        var configured = settings.Providers.Count == 0
            ? "Nothing is configured"
            : $"Configured: {string.Join(", ", settings.Providers.Select(p => $"{p.Name} ({string.Join(", ", p.Models.Select(m => m.Id).Append(p.DefaultModel).Distinct(StringComparer.Ordinal))})"))}";
        return WantedModel.ProviderIn(wanted, settings) is { } provider
            ? new Problem(
                "model.not_configured",
                string.Create(CultureInfo.InvariantCulture, $"'{wanted}' names {provider.Name}, which {Lacks(provider)}. {configured}."),
                provider.LocalServer ? $"Start it, or set {provider.HostVariable ?? provider.UrlVariable}." : $"Set {provider.KeyVariable}.")
            : new Problem(
                "model.unknown",
                $"'{wanted}' is no provider, and no model that is known here. {configured}.",
                $"Name one of these, or a model as provider/model; providers: {string.Join(", ", settings.Catalogue.Providers.Select(p => p.Name))}.");
    }

    private static RouteChoice Choice(WantedModel model, RouteProfile profile, string reason) =>
        new(model.Provider.Name, model.Model, reason) { Mode = profile.Mode };

    private static bool IsAvoided(WantedModel model, RouteProfile profile) =>
        profile.Avoid is { } avoid && avoid.Provider == model.Provider.Name && avoid.Model == model.Model;

    private static string? WhyNotPlanned(string plan, ModelSettings settings) =>
        WantedModel.IsNothing(plan) ? null
        : WantedModel.ProviderIn(plan, settings) is { } provider ? $"the plan asks for {plan.Trim()}, which {Lacks(provider)}"
        : $"the plan asks for {plan.Trim()}, which is not known here";

    private static string Lacks(Provider provider) =>
        provider.LocalServer ? "does not answer" : provider.Endpoint is null ? "has no address" : "has no key";
}
