using AetherFlow.Runs;

namespace AetherFlow.Models.Spending;

/// <summary>The limit that stands against a call.</summary>
/// <param name="Provider">Whose own limit it is; null for one over all providers, so that nobody else can be asked either.</param>
/// <param name="Problem">What to tell the user, as <see cref="Calling.ModelAnswer.BudgetExhausted"/> or <see cref="Calling.ModelAnswer.BudgetOverrun"/>.</param>
public sealed record BudgetRefusal(string? Provider, Problem Problem);
