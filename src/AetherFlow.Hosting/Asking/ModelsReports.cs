using AetherFlow.Models.Listings;
using AetherFlow.Models.Routing;
using AetherFlow.Models.Settings;

namespace AetherFlow.Hosting;

/// <summary>Tells who can be asked, from the catalogue and the user's settings.</summary>
internal static class ModelsReports
{
    private static readonly string[] Modes = [RouteProfile.Fast, RouteProfile.Build, RouteProfile.DoubleCheck];

    public static async Task<ModelsReport> ReadAsync(HostEnvironment environment, string? envFile, CancellationToken cancellation)
    {
        var file = SettingsSources.UserFile(environment);
        var files = await ConfigurationFiles.ReadAsync(environment, environment.CurrentDirectory, cancellation);
        var (settings, problems) = await SettingsSources.ResolveAsync(environment, envFile, files, cancellation);
        return settings is null
            ? new ModelsReport { SettingsFile = file, Problems = problems, ExitCode = ExitCodes.Usage }
            : new ModelsReport
            {
                Providers = [.. ModelListing.Of(settings).Select(listing => Of(listing, settings.Budgets))],
                Routes = [.. Modes.Select(mode => new ModeRoute(mode, Router.Route(new RouteProfile { Mode = mode }, settings)))],
                ConfigurationFiles = files.Paths,
                Budget = settings.Budgets is { Run: null, Day: null } ? null : new KnownBudget(settings.Budgets.Run, settings.Budgets.Day),
                SettingsFile = file,
                Problems = problems,
                ExitCode = ExitCodes.Ok,
            };
    }

    private static KnownProvider Of(ProviderListing provider, BudgetLimits budgets) => new()
    {
        Name = provider.Name,
        IsConfigured = provider.IsConfigured,
        IsLocalServer = provider.IsLocalServer,
        Host = provider.Host,
        HowToSet = provider.HowToSet,
        Limits = provider.Limits == TrafficLimits.None
            ? null
            : new KnownLimits(provider.Limits.Concurrency, provider.Limits.RequestsPerMinute, provider.Limits.TokensPerMinute),
        Budget = budgets.Providers.TryGetValue(provider.Name, out var own) && own != ProviderBudget.None ? new KnownBudget(own.Run, own.Day) : null,
        Models = [.. provider.Models.Select(Of)],
    };

    private static KnownModel Of(ModelListing model) => new()
    {
        Id = model.Id,
        IsDefault = model.IsDefault,
        ContextWindow = model.ContextWindow,
        OutputCap = model.OutputCap,
        Structured = model.Structured,
        InputPrice = model.Price?.InputPerMillion,
        CachedInputPrice = model.Price?.CachedInputPerMillion,
        CacheWritePrice = model.Price?.CacheWritePerMillion,
        OutputPrice = model.Price?.OutputPerMillion,
        PriceSource = model.Price?.Source,
        PriceDate = model.Price?.Date,
    };
}
