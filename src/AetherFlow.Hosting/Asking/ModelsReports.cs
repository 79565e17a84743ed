using AetherFlow.Models.Listings;
using AetherFlow.Models.Routing;

namespace AetherFlow.Hosting;

/// <summary>Tells who can be asked, from the catalogue and the user's settings.</summary>
internal static class ModelsReports
{
    private static readonly string[] Modes = [RouteProfile.Fast, RouteProfile.Build, RouteProfile.DoubleCheck];

    public static async Task<ModelsReport> ReadAsync(HostEnvironment environment, string? envFile, CancellationToken cancellation)
    {
        var file = SettingsSources.UserFile(environment);
        var (settings, problems) = await SettingsSources.ResolveAsync(environment, envFile, cancellation);
        return settings is null
            ? new ModelsReport { SettingsFile = file, Problems = problems, ExitCode = ExitCodes.Usage }
            : new ModelsReport
            {
                Providers = [.. ModelListing.Of(settings).Select(Of)],
                Routes = [.. Modes.Select(mode => new ModeRoute(mode, Router.Route(new RouteProfile { Mode = mode }, settings)))],
                SettingsFile = file,
                Problems = problems,
                ExitCode = ExitCodes.Ok,
            };
    }

    private static KnownProvider Of(ProviderListing provider) => new()
    {
        Name = provider.Name,
        IsConfigured = provider.IsConfigured,
        IsLocalServer = provider.IsLocalServer,
        Host = provider.Host,
        HowToSet = provider.HowToSet,
        Models = [.. provider.Models.Select(Of)],
    };

    private static KnownModel Of(ModelListing model) => new()
    {
        Id = model.Id,
        IsDefault = model.IsDefault,
        ContextWindow = model.ContextWindow,
        OutputCap = model.OutputCap,
        InputPrice = model.Price?.InputPerMillion,
        CachedInputPrice = model.Price?.CachedInputPerMillion,
        OutputPrice = model.Price?.OutputPerMillion,
        PriceSource = model.Price?.Source,
        PriceDate = model.Price?.Date,
    };
}
