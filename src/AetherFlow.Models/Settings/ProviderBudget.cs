using AetherFlow.Runs;

namespace AetherFlow.Models.Settings;

/// <summary>What may be spent at one provider.</summary>
/// <param name="Run">By one run; null for no limit.</param>
/// <param name="Day">By all runs of a day (UTC); null for no limit.</param>
public sealed record ProviderBudget(Money? Run = null, Money? Day = null);
