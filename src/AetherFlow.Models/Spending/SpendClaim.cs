using AetherFlow.Runs;

namespace AetherFlow.Models.Spending;

/// <summary>A call that wants money.</summary>
/// <param name="Provider">Who will send the bill.</param>
/// <param name="Model">Who is asked.</param>
/// <param name="Key">Of the call's effect, such as <c>build/step_1/attempt-1/call-1</c>; with the run's name it is unique.</param>
/// <param name="AtMost">Its upper bound.</param>
public sealed record SpendClaim(string Provider, string Model, string Key, Money AtMost);
