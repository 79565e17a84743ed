using AetherFlow.Cli.Wording;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Cli.Displays;

/// <summary>What a stint cost, against what was expected, and what it did not have to pay for.</summary>
internal static class Bill
{
    public static IEnumerable<string> Of(RunFinished finish, RunStarted? inputs, Money? budget)
    {
        yield return $"  calls   {Figures.Count(finish.Calls)}: {Figures.Tokens(finish.Usage)}";
        if (Cached(finish, inputs) is { } cached) yield return $"  cache   {cached}";
        yield return $"  cost    {Cost(finish.Settled, finish.Unknown)}{(budget is { } limit ? $"; budget {limit}" : "")}";
        if (inputs?.Estimate is { } estimate)
            yield return $"          {EstimateText.Of(estimate, finish.Settled + finish.Unknown, finish.Unknown > Money.Zero)}";
        if (finish.Models.Count < 2) yield break;
        foreach (var model in finish.Models)
        {
            yield return $"  model   {Printable.Line(model.Provider)}/{Printable.Line(model.Model)}: {Figures.Count(model.Calls, "call")}, {Figures.Tokens(model.Usage)}, "
                + Cost(model.Settled, model.Unknown);
        }
    }

    public static string Cost(Money settled, Money unknown) => unknown == Money.Zero
        ? settled.ToString()
        : $"{settled} as reported, and ≤ {unknown} for calls that reported nothing";

    private static string? Cached(RunFinished finish, RunStarted? inputs)
    {
        var (hits, calls) = (finish.Cache.Hits, finish.Calls);
        // A replay records its replies as calls, so that its journal is a recording again.
        if (inputs?.Replay is { } replay) return calls + hits == 0 ? null : $"{All(calls + hits)} came from the recording {Printable.Line(replay)}: no model was asked";
        if (hits == 0) return null;
        return calls == 0
            ? $"{All(hits)} came from the cache: no model was asked, saved {finish.Cache.Money}"
            : $"{Figures.Count(hits)} of {Figures.Count(hits + calls, "reply", "replies")} came from the cache: saved {finish.Cache.Money}";
    }

    private static string All(int replies) => replies == 1 ? "The one reply" : $"All {Figures.Count(replies)} replies";
}
