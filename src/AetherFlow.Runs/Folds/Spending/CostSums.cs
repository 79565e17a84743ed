using AetherFlow.Runs.Events;

namespace AetherFlow.Runs.Folds;

/// <summary>What a run cost, or many of them together.</summary>
public sealed record CostSums
{
    public static readonly CostSums None = new();

    public int Runs { get; init; }

    /// <summary>Physical calls, failed ones included.</summary>
    public int Calls { get; init; }

    public Usage Usage { get; init; } = Usage.None;

    /// <summary>At list price, of calls whose usage was reported.</summary>
    public Money Settled { get; init; }

    /// <summary>Upper bound of the others, those under way included.</summary>
    public Money Unknown { get; init; }

    public CacheSavings Cache { get; init; } = CacheSavings.None;

    /// <summary>Replies from the reply cache among all that were asked for, 0 to 1; null where none was.</summary>
    public decimal? CacheHitRate => Calls + Cache.Hits == 0 ? null : (decimal)Cache.Hits / (Calls + Cache.Hits);

    internal static CostSums Of(ModelSpend model) => new() { Calls = model.Calls, Usage = model.Usage, Settled = model.Settled, Unknown = model.Unknown };

    public static CostSums operator +(CostSums left, CostSums right) => new()
    {
        Runs = left.Runs + right.Runs,
        Calls = left.Calls + right.Calls,
        Usage = left.Usage + right.Usage,
        Settled = left.Settled + right.Settled,
        Unknown = left.Unknown + right.Unknown,
        Cache = left.Cache + right.Cache,
    };
}
