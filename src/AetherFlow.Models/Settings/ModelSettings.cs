using AetherFlow.Models.Catalogues;
using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Settings;

/// <summary>All that decides how models are called, frozen for a run.</summary>
public sealed record ModelSettings
{
    public const int DefaultMaxTokens = 4000;

    public const float DefaultTemperature = 0.7f;

    public const int DefaultMaxRetries = 3;

    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Those that have what they need, in the catalogue's order.</summary>
    public required IReadOnlyList<ProviderSettings> Providers { get; init; }

    /// <summary>Servers on this machine that were not asked yet whether they are there.</summary>
    public IReadOnlyList<UnaskedServer> Unasked { get; init; } = [];

    /// <summary>The catalogue they were resolved with.</summary>
    public required Catalogue Catalogue { get; init; }

    /// <summary>Tokens that a reply may have, where the step does not say.</summary>
    public int MaxTokens { get; init; } = DefaultMaxTokens;

    public float Temperature { get; init; } = DefaultTemperature;

    /// <summary>How long a server may be silent; a whole call may take ten times as long.</summary>
    public TimeSpan Timeout { get; init; } = DefaultTimeout;

    /// <summary>How often a call is tried again after waiting, when no other candidate is left.</summary>
    public int MaxRetries { get; init; } = DefaultMaxRetries;

    /// <summary>What may be spent beside the budget of a run itself.</summary>
    public BudgetLimits Budgets { get; init; } = BudgetLimits.None;

    /// <summary>Whom to ask for which steps, before the order of the mode; the first that fits decides.</summary>
    public IReadOnlyList<RouteRule> Rules { get; init; } = [];

    /// <summary>Values that may appear nowhere.</summary>
    public IEnumerable<string> Secrets => Providers.Concat(Unasked.Select(u => u.Provider)).Select(p => p.Key).OfType<string>();

    /// <summary>Limits and price of a choice, from the provider as it is set up, else from the catalogue; null where nobody knows it.</summary>
    public ModelEntry? EntryOf(RouteChoice choice) =>
        Find(choice.Provider)?.ModelNamed(choice.Model) ?? Catalogue.FindModel(choice.Provider, choice.Model);

    public ProviderSettings? Find(string provider) => Providers.FirstOrDefault(p => p.Name == provider);

    /// <summary>The lines to add where no provider has a key, one for each provider of the catalogue that needs one.</summary>
    public IEnumerable<string> LinesToAdd() => Catalogue.Providers
        .Where(p => p.Enabled && p.Endpoint is not null && !p.LocalServer)
        .Select(p => $"{p.KeyVariable}=…")
        .Append("CUSTOM_API_URL=http://127.0.0.1:8080/v1 and CUSTOM_MODEL=… for any server that speaks OpenAI's protocol");
}
