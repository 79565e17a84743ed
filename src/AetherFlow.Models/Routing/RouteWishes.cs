using AetherFlow.Models.Settings;
using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Routing;

/// <summary>Whom somebody wants to be asked: the user, the plan, the rules of the configuration. And what of it cannot be had.</summary>
internal sealed class RouteWishes
{
    private readonly RouteProfile _profile;
    private readonly ModelSettings _settings;
    private readonly List<RouteChoice> _choices = [];
    private readonly List<string> _unmet = [];

    private RouteWishes(RouteProfile profile, ModelSettings settings) => (_profile, _settings) = (profile, settings);

    /// <summary>In the order of those who wish.</summary>
    public IReadOnlyList<RouteChoice> Choices => _choices;

    /// <summary>Such as <c>the plan asks for codestral, which has no key</c>.</summary>
    public IReadOnlyList<string> Unmet => _unmet;

    /// <summary>The first choice is the user's own word, which nothing moves.</summary>
    public bool IsPinned { get; private init; }

    public static RouteWishes Of(RouteProfile profile, ModelSettings settings)
    {
        var wanted = WantedModel.Find(profile.Wanted, settings);
        var wishes = new RouteWishes(profile, settings) { IsPinned = wanted is not null };
        if (wanted is not null) wishes.Add(wanted, "you asked for it");
        if (profile.PlanWants is { } plan && !WantedModel.IsNothing(plan)) wishes.Add(plan, "the plan asks for it", "the plan asks for");
        foreach (var use in Rule(profile, settings)?.Use ?? [])
            wishes.Add(use, "your configuration names it for this kind of step", "your configuration names");
        return wishes;
    }

    /// <summary>The first that fits; a condition about what is not known does not hold.</summary>
    private static RouteRule? Rule(RouteProfile profile, ModelSettings settings)
    {
        foreach (var rule in settings.Rules)
        {
            var fits = (rule.Mode is null || rule.Mode == profile.Mode)
                && (rule.Type is null || rule.Type == profile.StepType)
                && (rule.ComplexityAtLeast is not { } least || profile.Complexity >= least)
                && (rule.ComplexityBelow is not { } most || profile.Complexity < most);
            if (fits) return rule;
        }

        return null;
    }

    private void Add(string text, string reason, string whoWants)
    {
        if (WantedModel.Find(text, _settings) is { } found)
        {
            // Nobody checks what he wrote himself, only because somebody likes to have him asked.
            if (_profile.Avoid is not { } author || author.Provider != found.Provider.Name || author.Model != found.Model) Add(found, reason);
            return;
        }

        _unmet.Add(WantedModel.ProviderIn(text, _settings.Catalogue) is { } provider
            ? $"{whoWants} {text.Trim()}, which {WantedModel.Lacks(provider)}"
            : $"{whoWants} {text.Trim()}, which is not known here");
    }

    private void Add(WantedModel model, string reason) =>
        _choices.Add(new RouteChoice(model.Provider.Name, model.Model, reason) { Mode = _profile.Mode });
}
