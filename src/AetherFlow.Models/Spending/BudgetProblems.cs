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
            Hint(against, claim, run));
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

    private static string Hint(IReadOnlyList<LimitState> against, SpendClaim claim, string? run)
    {
        var settings = against.Where(limit => limit.Day is not null || limit.Provider is not null).Select(Setting).ToList();
        var wait = against.All(limit => limit.Day is not null) ? ", or wait until 00:00 UTC," : "";
        var what = settings.Count == 0 ? "Go on with a larger budget:" : $"Raise {string.Join(" and ", settings)}{wait} and go on:";
        var own = against.FirstOrDefault(limit => limit is { Day: null, Provider: null });
        return $"{what} {Resume(run)}{(own is null ? "" : $" --budget {Flag(Larger(own, claim))}")}";
    }

    /// <summary>Twice as much, or what the next call needs where that is more; in whole cents, or thousandths of them where it is little.</summary>
    private static Money Larger(LimitState limit, SpendClaim claim)
    {
        var wanted = Math.Max(2 * limit.Limit.Usd, (limit.Used.All + claim.AtMost).Usd);
        var step = wanted >= 0.1m ? 0.01m : 0.00001m;
        return new Money(Math.Ceiling(wanted / step) * step);
    }

    /// <summary>Where the limit is set: the variable counts before the file.</summary>
    private static string Setting(LimitState limit) => limit switch
    {
        { Provider: { } provider } => $"`budget.providers.{provider}.{(limit.Day is null ? "run" : "day")}` in aetherflow.json",
        _ => "AETHERFLOW_DAY_BUDGET (`budget.day` in aetherflow.json)",
    };

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Flag(Money money) => money.Usd.ToString("0.00####", CultureInfo.InvariantCulture);
}
