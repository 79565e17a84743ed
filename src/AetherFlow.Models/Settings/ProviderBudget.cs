using AetherFlow.Runs;

namespace AetherFlow.Models.Settings;

/// <summary>What may be spent at one provider.</summary>
/// <param name="Run">By one run; null for no limit.</param>
/// <param name="Day">By all runs of a day (UTC); null for no limit.</param>
public sealed record ProviderBudget(Money? Run = null, Money? Day = null)
{
    public static readonly ProviderBudget None = new();

    /// <summary>The smaller of each.</summary>
    public ProviderBudget Within(ProviderBudget other) => new(Smaller.Of(Run, other.Run), Smaller.Of(Day, other.Day));
}
