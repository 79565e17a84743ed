using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Settings;

namespace AetherFlow.Bench.Calls;

/// <summary>Providers as variables set them up.</summary>
internal static class Configured
{
    public static ModelSettings By(IEnumerable<KeyValuePair<string, string>> variables)
    {
        var settings = variables.ToDictionary(variable => variable.Key, variable => new Setting(variable.Value, "bench"), StringComparer.Ordinal);
        var reading = ModelSettingsReader.Read(Catalogue.BuiltIn, settings);
        return reading.Settings ?? throw new InvalidOperationException($"The settings are not valid: {reading.Problems[0]}");
    }
}
