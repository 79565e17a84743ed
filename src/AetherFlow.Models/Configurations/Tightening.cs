using AetherFlow.Models.Settings;

namespace AetherFlow.Models.Configurations;

/// <summary>What a project's file narrows: of each limit, the smaller one holds.</summary>
public sealed record Tightening
{
    public static readonly Tightening None = new();

    /// <summary>By the provider's name.</summary>
    public IReadOnlyDictionary<string, TrafficLimits> Limits { get; init; } = new Dictionary<string, TrafficLimits>();

    public BudgetLimits Budgets { get; init; } = BudgetLimits.None;

    internal TrafficLimits Narrowed(string provider, TrafficLimits limits) =>
        Limits.TryGetValue(provider, out var own) ? limits.Within(own) : limits;
}
