using AetherFlow.Runs;

namespace AetherFlow.Models.Settings;

/// <summary>What may be spent, as the user's configuration says; null for no limit.</summary>
public sealed record BudgetLimits
{
    public static readonly BudgetLimits None = new();

    /// <summary>By one run, where the run itself was given no budget.</summary>
    public Money? Run { get; init; }

    /// <summary>By all runs of a day (UTC), in all processes of this user.</summary>
    public Money? Day { get; init; }

    /// <summary>For single providers, by name.</summary>
    public IReadOnlyDictionary<string, ProviderBudget> Providers { get; init; } = new Dictionary<string, ProviderBudget>();

    /// <summary>The smaller of each.</summary>
    public BudgetLimits Within(BudgetLimits other) => new()
    {
        Run = Smaller.Of(Run, other.Run),
        Day = Smaller.Of(Day, other.Day),
        Providers = Providers.Keys.Union(other.Providers.Keys, StringComparer.Ordinal).ToDictionary(
            name => name,
            name => Of(name).Within(other.Of(name)),
            StringComparer.Ordinal),
    };

    private ProviderBudget Of(string provider) => Providers.GetValueOrDefault(provider) ?? ProviderBudget.None;
}
