using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Settings;

namespace AetherFlow.Models.Tests.Support;

internal static class TestSettings
{
    public const string Key = "sk-test-0123456789abcdef";

    public static ProviderSettings Provider(Uri server, string name = "deepseek", string? key = Key) => new()
    {
        Name = name,
        Endpoint = new Uri(server, "/v1/chat/completions"),
        Key = key,
        KeyVariable = $"{name.ToUpperInvariant()}_API_KEY",
        UrlVariable = $"{name.ToUpperInvariant()}_API_URL",
        ModelVariable = $"{name.ToUpperInvariant()}_MODEL",
        DefaultModel = "deepseek-flash",
        Models = [.. Catalogue.BuiltIn.Models.Select(m => m with { Provider = name })],
    };

    public static ModelSettings With(params ProviderSettings[] providers) => new()
    {
        Providers = providers,
        Catalogue = Catalogue.BuiltIn,
    };
}
