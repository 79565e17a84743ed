using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Settings;

namespace AetherFlow.Models.Routing;

/// <summary>A provider and model that somebody named in words of their own.</summary>
internal sealed record WantedModel(ProviderSettings Provider, string Model)
{
    /// <summary>Null where nothing is named, or nothing that is configured.</summary>
    public static WantedModel? Find(string? text, ModelSettings settings)
    {
        if (text is null || IsNothing(text)) return null;
        var name = text.Trim();
        if (Configured(name, settings) is { } provider) return new WantedModel(provider, provider.DefaultModel);

        // Ids of models hold slashes too: Groq's "openai/gpt-oss-120b" is no model of OpenAI's.
        var (prefix, rest) = Split(name);
        var named = prefix is null ? null : Configured(prefix, settings);
        if (named is not null && Has(named, rest)) return new WantedModel(named, rest);
        if (settings.Providers.FirstOrDefault(p => Has(p, name)) is { } owner) return new WantedModel(owner, name);
        return named is not null ? new WantedModel(named, rest) : null;
    }

    /// <summary>The provider that the words name, configured or not.</summary>
    public static Provider? ProviderIn(string text, Catalogue catalogue)
    {
        var name = text.Trim();
        return Known(name, catalogue)
            ?? (Split(name).Prefix is { } prefix ? Known(prefix, catalogue) : null)
            ?? (catalogue.Models.FirstOrDefault(m => m.Id == name) is { } model ? catalogue.FindProvider(model.Provider) : null);
    }

    /// <summary>Whether the words name a provider, or a model that the catalogue lists for it.</summary>
    public static bool IsListed(string text, Provider provider, Catalogue catalogue)
    {
        var name = text.Trim();
        return name.Equals(provider.Name, StringComparison.OrdinalIgnoreCase)
            || catalogue.Models.Any(m => m.Id == name)
            || catalogue.FindModel(provider.Name, Split(name).Model) is not null;
    }

    /// <summary>What a provider that is not configured is short of.</summary>
    public static string Lacks(Provider provider) =>
        !provider.Enabled ? "is switched off" : provider.LocalServer ? "does not answer" : provider.Endpoint is null ? "has no address" : "has no key";

    /// <summary>What to do so that it can be asked.</summary>
    public static string HowToGet(Provider provider) =>
        !provider.Enabled ? "Your aetherflow.json, or the workspace's, says enabled: false."
        : provider.LocalServer ? $"Start it, or set {provider.HostVariable ?? provider.UrlVariable}."
        : $"Set {provider.KeyVariable}.";

    /// <summary>Plans say <c>auto</c> where they leave it to the program.</summary>
    public static bool IsNothing(string text) => string.IsNullOrWhiteSpace(text) || text.Trim().Equals("auto", StringComparison.OrdinalIgnoreCase);

    private static bool Has(ProviderSettings provider, string model) =>
        provider.DefaultModel == model || provider.Models.Any(m => m.Id == model);

    private static ProviderSettings? Configured(string name, ModelSettings settings) =>
        settings.Providers.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static Provider? Known(string name, Catalogue catalogue) =>
        catalogue.Providers.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static (string? Prefix, string Model) Split(string name) =>
        name.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 && slash < name.Length - 1 ? (name[..slash], name[(slash + 1)..]) : (null, name);
}
