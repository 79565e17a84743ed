using System.Globalization;
using AetherFlow.Models.Calling;
using AetherFlow.Runs;

namespace AetherFlow.Models.Spending;

/// <summary>What the user is told where a limit stands against a call.</summary>
internal static class BudgetProblems
{
    /// <param name="against">Those that stand against the call, at least one.</param>
    /// <param name="claim">The call.</param>
    /// <param name="run">The run's name; null where it has none.</param>
    public static BudgetRefusal Exhausted(IReadOnlyList<LimitState> against, SpendClaim claim, string? run)
    {
        var problem = new Problem(
            ModelAnswer.BudgetExhausted,
            $"{string.Join(" ", against.Select(Used))} The next call of {claim.Model} at {claim.Provider} may cost {claim.AtMost}.",
            Hint(against, run));
        return new BudgetRefusal(against.Any(limit => limit.Provider is null) ? null : claim.Provider, problem);
    }

    public static BudgetRefusal Overrun(SpendSums used, string? run) => new(null, new Problem(
        ModelAnswer.BudgetOverrun,
        $"A call cost more than its upper bound, so no budget can be held any more; {Spent(used)}.",
        $"Correct the prices or limits of the model, then go on: {Resume(run)}"));

    /// <summary>The command that goes on with a run; its budget is the last word, where it needs another one.</summary>
    private static string Resume(string? run) => $"aetherflow runs resume {run ?? "ID"}";

    private static string Used(LimitState limit)
    {
        var whose = limit.Provider is { } provider ? $" for {provider}" : "";
        var what = limit.Day is { } day ? $"of the day (UTC) {Text(day)}" : "of the run";
        return $"The budget {what}{whose}, {limit.Limit}, does not leave enough: {Spent(limit.Used)}{Reserved(limit)}.";
    }

    private static string Spent(SpendSums used) => $"{used.Settled} spent"
        + (used.Unknown > Money.Zero ? $", up to {used.Unknown} more for calls without a report" : "");

    private static string Reserved(LimitState limit) => limit.Used.Reserved == Money.Zero
        ? ""
        : $", {limit.Used.Reserved} held for calls under way{(limit.Used.Reserved > limit.Own ? " in other runs or cut off" : "")}";

    private static string Hint(IReadOnlyList<LimitState> against, string? run)
    {
        var settings = against.Where(limit => limit.Day is not null || limit.Provider is not null).Select(Setting).ToList();
        var wait = against.All(limit => limit.Day is not null) ? ", or wait until 00:00 UTC," : "";
        var what = settings.Count == 0 ? "Go on with a larger budget:" : $"Raise {string.Join(" and ", settings)} in aetherflow.json{wait} and go on:";
        var own = against.FirstOrDefault(limit => limit is { Day: null, Provider: null });
        return $"{what} {Resume(run)}{(own is null ? "" : $" --budget {Flag(own.Limit + own.Limit)}")}";
    }

    private static string Setting(LimitState limit)
    {
        var span = limit.Day is null ? "run" : "day";
        return limit.Provider is { } provider ? $"`budget.providers.{provider}.{span}`" : $"`budget.{span}`";
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Flag(Money money) => money.Usd.ToString("0.00####", CultureInfo.InvariantCulture);
}
