using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Settings;

namespace AetherFlow.Models.Listings;

/// <summary>A model with its limits and its price.</summary>
public sealed record ModelListing
{
    public required string Id { get; init; }

    /// <summary>The one that its provider is asked for where nothing else decides.</summary>
    public required bool IsDefault { get; init; }

    /// <summary>Tokens; null where they are not known.</summary>
    public int? ContextWindow { get; init; }

    /// <summary>Tokens; null where they are not known.</summary>
    public int? OutputCap { get; init; }

    /// <summary>One of <see cref="ModelEntry.Structures"/>.</summary>
    public string Structured { get; init; } = ModelEntry.NoStructure;

    /// <summary>With its source and day; null where none is known.</summary>
    public ModelPrice? Price { get; init; }

    /// <summary>Every provider of the catalogue, in its order, with every model that is known of it.</summary>
    public static IReadOnlyList<ProviderListing> Of(ModelSettings settings) => [.. settings.Catalogue.Providers.Select(p => Of(p, settings))];

    private static ProviderListing Of(Provider provider, ModelSettings settings)
    {
        var configured = settings.Find(provider.Name);
        var known = configured ?? settings.Unasked.FirstOrDefault(u => u.Provider.Name == provider.Name)?.Provider;
        var chosen = known is { DefaultModel.Length: > 0 } ? known.DefaultModel : provider.DefaultModel;
        var ids = (known?.Models ?? [.. settings.Catalogue.Models.Where(m => m.Provider == provider.Name)]).Select(m => m.Id);
        return new ProviderListing
        {
            Name = provider.Name,
            IsConfigured = configured is not null,
            IsLocalServer = provider.LocalServer,
            Host = (known?.Endpoint ?? provider.Endpoint)?.Authority,
            DefaultModel = chosen,
            KeyVariable = known?.KeyVariable ?? provider.KeyVariable,
            Limits = known?.Limits ?? provider.Limits,
            HowToSet = configured is null ? HowToSet(provider) : null,
            Models = [.. ids.Prepend(chosen).OfType<string>().Distinct(StringComparer.Ordinal).Select(id => Of(id, id == chosen, provider, known, settings))],
        };
    }

    private static ModelListing Of(string id, bool isDefault, Provider provider, ProviderSettings? known, ModelSettings settings)
    {
        var entry = known?.ModelNamed(id) ?? settings.Catalogue.FindModel(provider.Name, id) ?? ModelEntry.Unlisted(provider.Name, id);
        return new ModelListing
        {
            Id = id,
            IsDefault = isDefault,
            ContextWindow = entry.LimitsAssumed ? null : entry.ContextWindow,
            OutputCap = entry.LimitsAssumed ? null : entry.OutputCap,
            Structured = entry.Structured,
            Price = entry.Price,
        };
    }

    private static string HowToSet(Provider provider) =>
        !provider.Enabled ? "switched off by an aetherflow.json (enabled: false)"
        : provider.LocalServer ? $"start it, or {provider.HostVariable ?? provider.UrlVariable}={provider.Endpoint?.GetLeftPart(UriPartial.Authority)}"
        : provider.Endpoint is null ? $"{provider.UrlVariable}=http://127.0.0.1:8080/v1 and {provider.ModelVariable}=…"
        : string.Join(" or ", provider.KeyVariables.Select(v => $"{v}=…"));
}
