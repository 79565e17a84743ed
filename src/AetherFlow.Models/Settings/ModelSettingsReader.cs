using AetherFlow.Models.Catalogues;

namespace AetherFlow.Models.Settings;

/// <summary>Resolves variables against the catalogue; whoever calls it has read the environment and the files.</summary>
public static class ModelSettingsReader
{
    public static SettingsReading Read(Catalogue catalogue, IReadOnlyDictionary<string, Setting> variables)
    {
        var reader = new Variables(variables);
        var resolved = catalogue.Providers.Select(p => new ProviderResolver(catalogue, p, reader).Resolve()).ToList();
        var settings = new ModelSettings
        {
            Providers = [.. resolved.Select(r => r.Ready).OfType<ProviderSettings>()],
            Unasked = [.. resolved.Select(r => r.Unasked).OfType<UnaskedServer>()],
            Catalogue = catalogue,
            MaxTokens = reader.Whole("MAX_TOKENS", ModelSettings.DefaultMaxTokens, 1, 1_000_000),
            Temperature = (float?)reader.Number("TEMPERATURE", 0, 2) ?? ModelSettings.DefaultTemperature,
            Timeout = reader.Number("TIMEOUT", 0.1m, 86_400) is { } seconds ? TimeSpan.FromSeconds((double)seconds) : ModelSettings.DefaultTimeout,
            MaxRetries = reader.Whole("MAX_RETRIES", ModelSettings.DefaultMaxRetries, 0, 100),
        };
        return new SettingsReading(reader.Problems.Count == 0 ? settings : null, reader.Problems);
    }
}
