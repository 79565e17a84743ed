using AetherFlow.Models.Settings;

namespace AetherFlow.Models.Listings;

/// <summary>What a user may want to know of a provider, configured or not; never a key.</summary>
public sealed record ProviderListing
{
    public required string Name { get; init; }

    /// <summary>It can be asked: it has its key, or it answers.</summary>
    public required bool IsConfigured { get; init; }

    public required bool IsLocalServer { get; init; }

    /// <summary>Host, with the port where it is not the usual one; null where the user must name an address.</summary>
    public string? Host { get; init; }

    /// <summary>Null where nobody has named one.</summary>
    public string? DefaultModel { get; init; }

    /// <summary>The variable that holds the key, or would.</summary>
    public required string KeyVariable { get; init; }

    /// <summary>The line to add, or what to start, so that it can be asked; null where it can.</summary>
    public string? HowToSet { get; init; }

    /// <summary>How much of it may be used.</summary>
    public TrafficLimits Limits { get; init; } = TrafficLimits.None;

    public required IReadOnlyList<ModelListing> Models { get; init; }
}
