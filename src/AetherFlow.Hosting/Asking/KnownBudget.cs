using AetherFlow.Runs;

namespace AetherFlow.Hosting;

/// <summary>What may be spent, as the configuration says; null for no limit.</summary>
/// <param name="Run">By one run.</param>
/// <param name="Day">By all runs of a day (UTC).</param>
public sealed record KnownBudget(Money? Run, Money? Day);
