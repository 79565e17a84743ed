namespace AetherFlow.Hosting;

/// <summary>A provider of the catalogue, configured or not; never a key.</summary>
public sealed record KnownProvider
{
    public required string Name { get; init; }

    /// <summary>It can be asked: it has its key, or it answers.</summary>
    public required bool IsConfigured { get; init; }

    /// <summary>A server of the user's own, such as Ollama.</summary>
    public required bool IsLocalServer { get; init; }

    /// <summary>Null where the user must name an address.</summary>
    public string? Host { get; init; }

    /// <summary>The line to set, or what to start; null where nothing is missing.</summary>
    public string? HowToSet { get; init; }

    /// <summary>Null where there are none.</summary>
    public KnownLimits? Limits { get; init; }

    /// <summary>Null where there is none.</summary>
    public KnownBudget? Budget { get; init; }

    public required IReadOnlyList<KnownModel> Models { get; init; }
}
