using AetherFlow.Runs;

namespace AetherFlow.Hosting;

/// <summary>Who can be asked, who would be asked in which mode, and what is missing.</summary>
public sealed record ModelsReport
{
    /// <summary>In the catalogue's order.</summary>
    public IReadOnlyList<KnownProvider> Providers { get; init; } = [];

    /// <summary>FAST, BUILD, DOUBLE-CHECK.</summary>
    public IReadOnlyList<ModeRoute> Routes { get; init; } = [];

    /// <summary>The user's own file for keys and settings.</summary>
    public required string SettingsFile { get; init; }

    /// <summary>The files <c>aetherflow.json</c> that were read.</summary>
    public IReadOnlyList<string> ConfigurationFiles { get; init; } = [];

    /// <summary>For all providers together; null where there is none.</summary>
    public KnownBudget? Budget { get; init; }

    /// <summary>What is wrong with the settings.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    public required int ExitCode { get; init; }
}
