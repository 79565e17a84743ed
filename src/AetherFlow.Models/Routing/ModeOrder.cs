using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Settings;
using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Routing;

/// <summary>The order of a mode over all that is configured, where nobody asked for anything.</summary>
internal static class ModeOrder
{
    /// <summary>The user's own endpoint, then the mode's favourites, the others with a key, servers that happen to run here.</summary>
    public static IEnumerable<RouteChoice> Of(RouteProfile profile, ModelSettings settings)
    {
        var favourites = Favourites.Of(profile);
        var isLarge = profile.PromptBytes is { } bytes && PromptSize.Tokens(bytes) >= PromptSize.LargeTokens;
        var choices = new List<RouteChoice>(settings.Providers.Count);
        foreach (var (_, provider, reason) in settings.Providers.Select(p => Placed(p, profile, favourites, isLarge)).OrderBy(p => p.Place))
            choices.Add(new RouteChoice(provider.Name, provider.DefaultModel, reason) { Mode = profile.Mode });
        return profile.Avoid is { } author ? OthersFirst(choices, author, settings, profile.Mode) : choices;
    }

    private static ((int Group, int Window, int Favourite, decimal Price) Place, ProviderSettings Provider, string Reason) Placed(
        ProviderSettings provider, RouteProfile profile, Favourites favourites, bool isLarge)
    {
        var model = provider.ModelNamed(provider.DefaultModel);
        // Of a million tokens of reply; models without a known price come behind all others.
        var price = profile.Mode == RouteProfile.Fast ? model.Price?.OutputPerMillion ?? decimal.MaxValue : 0;
        var favourite = favourites.PlaceOf(provider.Name);
        var place = (Group(provider), isLarge ? -model.ContextWindow : 0, favourite ?? int.MaxValue, price);
        return (place, provider, Reason(provider, profile.Mode, favourite is null ? null : favourites.For, price, isLarge && !model.LimitsAssumed ? model.ContextWindow : null));
    }

    private static int Group(ProviderSettings provider) => provider.Name == Provider.CustomName ? 0 : provider.IsLocalServer ? 2 : 1;

    private static string Reason(ProviderSettings provider, string mode, string? preferredFor, decimal price, int? window) =>
        provider.Name == Provider.CustomName ? "the endpoint you set"
        : provider.IsLocalServer ? "it answers on this machine"
        : window is { } tokens ? FormattableString.Invariant($"it has a key, and its window of {tokens:N0} tokens suits a long prompt")
        : preferredFor is not null ? $"preferred for {preferredFor}, and it has a key"
        : mode == RouteProfile.Fast && price < decimal.MaxValue ? FormattableString.Invariant($"it has a key, and costs ${price:0.00##} a million tokens of reply")
        : "it has a key";

    /// <summary>Nobody is a good judge of his own work: other providers, then other models, then the author.</summary>
    private static IEnumerable<RouteChoice> OthersFirst(List<RouteChoice> choices, RouteChoice author, ModelSettings settings, string mode)
    {
        var wrote = $"{author.Provider}/{author.Model}";
        foreach (var choice in choices.Where(c => c.Provider != author.Provider))
            yield return choice with { Reason = $"{choice.Reason}; {wrote} wrote what it checks" };
        foreach (var model in OtherModels(author, settings))
            yield return new RouteChoice(author.Provider, model, $"another model than the one that wrote what it checks ({author.Model})") { Mode = mode };
        if (settings.Find(author.Provider) is not null)
            yield return new RouteChoice(author.Provider, author.Model, "it wrote what it checks; nobody else is left") { Mode = mode };
    }

    /// <summary>The provider's usual model, and those that are not cheaper than the author: a smaller one misses more.</summary>
    private static IEnumerable<string> OtherModels(RouteChoice author, ModelSettings settings)
    {
        if (settings.Find(author.Provider) is not { } provider) return [];
        var price = provider.ModelNamed(author.Model).Price?.OutputPerMillion ?? decimal.MaxValue;
        return provider.Models
            .Where(m => m.Price is { } own && own.OutputPerMillion >= price && own.OutputPerMillion > 0)
            .Select(m => m.Id)
            .Prepend(provider.DefaultModel)
            .Where(id => id != author.Model)
            .Distinct(StringComparer.Ordinal);
    }
}
