namespace AetherFlow.Models.Spending;

/// <summary>What all runs spent on one day, as the index says.</summary>
/// <param name="Day">In UTC.</param>
/// <param name="Sums">Of all models together.</param>
/// <param name="Models">By provider and model, in the order of their first calls.</param>
/// <param name="Unreadable">Lines that say nothing, because a process was killed as it wrote them.</param>
public sealed record DaySpending(DateOnly Day, SpendSums Sums, IReadOnlyList<ModelDay> Models, int Unreadable);
