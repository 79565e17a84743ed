using AetherFlow.Runs;

namespace AetherFlow.Hosting;

/// <summary>A limit of the day in force.</summary>
/// <param name="Provider">Whose own it is; null for the one over all providers.</param>
/// <param name="Limit">What may be spent on any day.</param>
/// <param name="Left">What is left of it on the day that is looked at.</param>
public sealed record DayLimit(string? Provider, Money Limit, Money Left);
