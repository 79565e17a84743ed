using AetherFlow.Hosting;

namespace AetherFlow.Cli.Json;

/// <summary>One provider of <c>models --json</c>.</summary>
internal sealed record ProviderJson
{
    /// <summary>The provider's name.</summary>
    public required string Id { get; init; }

    public required bool Configured { get; init; }

    public required bool LocalServer { get; init; }

    public string? Host { get; init; }

    /// <summary>The line to set, or what to start; null where nothing is missing.</summary>
    public string? HowToSet { get; init; }

    /// <summary>How much of it may be used; null where nothing is limited.</summary>
    public KnownLimits? Limits { get; init; }

    /// <summary>What may be spent there, as the configuration says; null for no limit.</summary>
    public KnownBudget? Budget { get; init; }

    /// <summary>Where it stands in the modes that would ask it.</summary>
    public required IReadOnlyList<PlaceJson> Routes { get; init; }

    public required IReadOnlyList<KnownModel> Models { get; init; }

    public static ProviderJson Of(KnownProvider provider, IReadOnlyList<ModeRoute> routes) => new()
    {
        Id = provider.Name,
        Configured = provider.IsConfigured,
        LocalServer = provider.IsLocalServer,
        Host = provider.Host,
        HowToSet = provider.HowToSet,
        Limits = provider.Limits,
        Budget = provider.Budget,
        Routes = [.. routes.SelectMany(route => route.Choices
            .Select((choice, index) => (choice, Place: index + 1))
            .Where(c => c.choice.Provider == provider.Name)
            .Select(c => new PlaceJson(route.Mode, c.Place, c.choice.Model, c.choice.Reason)))],
        Models = provider.Models,
    };
}
