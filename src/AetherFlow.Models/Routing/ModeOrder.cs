using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Settings;
using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Routing;

/// <summary>The order of a mode over all that is configured, where nobody asked for anything.</summary>
internal static class ModeOrder
{
    private const string FirstForFast = "groq";
    private const string FirstForChecks = "gemini";

    private static readonly string[] FirstForBuild = ["deepseek", "codestral"];

    public static IEnumerable<RouteChoice> Of(RouteProfile profile, ModelSettings settings)
    {
        var providers = settings.Providers.OrderBy(p => Place(p, profile.Mode)).ToList();
        var choices = providers.Select(p => new RouteChoice(p.Name, p.DefaultModel, Reason(p, profile.Mode)) { Mode = profile.Mode }).ToList();
        return profile.Avoid is { } author ? OthersFirst(choices, author, settings, profile.Mode) : choices;
    }

    /// <summary>The user's own endpoint, the mode's favourites, the others with a key, servers that happen to run here.</summary>
    private static (int Group, decimal Price) Place(ProviderSettings provider, string mode)
    {
        var favourite = Favourite(provider.Name, mode);
        var group = provider.Name == Provider.CustomName ? 0 : favourite >= 0 ? 1 + favourite : provider.IsLocalServer ? int.MaxValue : int.MaxValue - 1;
        return (group, mode == RouteProfile.Fast ? Price(provider) : 0);
    }

    private static int Favourite(string provider, string mode) => mode switch
    {
        RouteProfile.Fast => provider == FirstForFast ? 0 : -1,
        RouteProfile.DoubleCheck when provider == FirstForChecks => 0,
        RouteProfile.DoubleCheck => Array.IndexOf(FirstForBuild, provider) is var place and >= 0 ? 1 + place : -1,
        _ => Array.IndexOf(FirstForBuild, provider),
    };

    /// <summary>Of a million tokens of reply; models without a known price come behind all others.</summary>
    private static decimal Price(ProviderSettings provider) =>
        provider.ModelNamed(provider.DefaultModel).Price?.OutputPerMillion ?? decimal.MaxValue;

    private static string Reason(ProviderSettings provider, string mode) =>
        provider.Name == Provider.CustomName ? "the endpoint you set"
        : Favourite(provider.Name, mode) >= 0 ? $"preferred for {mode}, and it has a key"
        : provider.IsLocalServer ? "it answers on this machine"
        : mode == RouteProfile.Fast && Price(provider) < decimal.MaxValue ? FormattableString.Invariant($"it has a key, and costs ${Price(provider):0.00##} a million tokens of reply")
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
