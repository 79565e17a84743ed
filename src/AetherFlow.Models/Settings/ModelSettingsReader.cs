using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Configurations;
using AetherFlow.Runs;

namespace AetherFlow.Models.Settings;

/// <summary>Resolves variables against a configuration; whoever calls it has read the environment and the files.</summary>
public static class ModelSettingsReader
{
    private const decimal MostDollars = 1_000_000;

    public static SettingsReading Read(Catalogue catalogue, IReadOnlyDictionary<string, Setting> variables) =>
        Read(Configuration.Of(catalogue), variables);

    public static SettingsReading Read(Configuration configuration, IReadOnlyDictionary<string, Setting> variables)
    {
        var reader = new Variables(variables);
        var catalogue = configuration.Catalogue;
        var resolved = catalogue.Providers.Select(p => new ProviderResolver(catalogue, p, reader).Resolve()).ToList();
        var settings = new ModelSettings
        {
            Providers = [.. resolved.Select(r => r.Ready).OfType<ProviderSettings>().Select(p => Narrowed(p, configuration.Project))],
            Unasked = [.. resolved.Select(r => r.Unasked).OfType<UnaskedServer>().Select(u => u with { Provider = Narrowed(u.Provider, configuration.Project) })],
            Catalogue = catalogue,
            MaxTokens = reader.Whole("MAX_TOKENS", ModelSettings.DefaultMaxTokens, 1, 1_000_000),
            Temperature = (float?)reader.Number("TEMPERATURE", 0, 2) ?? ModelSettings.DefaultTemperature,
            Timeout = reader.Number("TIMEOUT", 0.1m, 86_400) is { } seconds ? TimeSpan.FromSeconds((double)seconds) : ModelSettings.DefaultTimeout,
            MaxRetries = reader.Whole("MAX_RETRIES", ModelSettings.DefaultMaxRetries, 0, 100),
            Budgets = Budgets(configuration, reader),
            Rules = configuration.Rules,
        };
        return new SettingsReading(reader.Problems.Count == 0 ? settings : null, reader.Problems);
    }

    private static ProviderSettings Narrowed(ProviderSettings provider, Tightening project) =>
        provider with { Limits = project.Narrowed(provider.Name, provider.Limits) };

    /// <summary>A variable counts instead of the user's file; the project's limits hold against both.</summary>
    private static BudgetLimits Budgets(Configuration configuration, Variables variables)
    {
        var users = configuration.Budgets;
        return (users with
        {
            Run = Dollars("AETHERFLOW_BUDGET", variables) ?? users.Run,
            Day = Dollars("AETHERFLOW_DAY_BUDGET", variables) ?? users.Day,
        }).Within(configuration.Project.Budgets);
    }

    private static Money? Dollars(string name, Variables variables) =>
        variables.Number(name, 0, MostDollars) is { } amount ? new Money(amount) : null;
}
