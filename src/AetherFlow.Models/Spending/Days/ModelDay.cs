namespace AetherFlow.Models.Spending;

/// <summary>What one model of one provider was asked on a day, by all runs, and what it cost.</summary>
/// <param name="Provider">Who sends the bill.</param>
/// <param name="Model">Who was asked.</param>
/// <param name="Calls">Physical calls, failed ones included.</param>
/// <param name="Sums">What they cost.</param>
public sealed record ModelDay(string Provider, string Model, int Calls, SpendSums Sums);
