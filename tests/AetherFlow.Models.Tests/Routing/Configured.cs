using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Settings;

namespace AetherFlow.Models.Tests.Routing;

/// <summary>Providers as their keys alone would make them.</summary>
internal static class Configured
{
    /// <param name="providers">Names, with blanks between.</param>
    public static ModelSettings Settings(string providers) => new()
    {
        Catalogue = Catalogue.BuiltIn,
        Providers = [.. providers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Provider)],
    };

    private static ProviderSettings Provider(string name)
    {
        var known = Catalogue.BuiltIn.FindProvider(name);
        return new ProviderSettings
        {
            Name = name,
            Endpoint = known?.Endpoint ?? new Uri("https://own.example/v1/chat/completions"),
            KeyVariable = "K",
            UrlVariable = "U",
            ModelVariable = "M",
            DefaultModel = known?.DefaultModel ?? "m",
            Models = [.. Catalogue.BuiltIn.Models.Where(m => m.Provider == name)],
            IsLocalServer = known?.LocalServer ?? false,
        };
    }
}
