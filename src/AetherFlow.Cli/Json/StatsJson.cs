using AetherFlow.Hosting;
using AetherFlow.Runs;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Cli.Json;

/// <summary>The reply cache, for <c>--stats --json</c>: how full it is, and what it saved in all runs that are kept.</summary>
internal sealed record StatsJson
{
    public required string Folder { get; init; }

    public required int Entries { get; init; }

    public required long Bytes { get; init; }

    public required int MostEntries { get; init; }

    public required long MostBytes { get; init; }

    public required int Runs { get; init; }

    /// <summary>Replies from the cache.</summary>
    public required int Hits { get; init; }

    /// <summary>Calls of models.</summary>
    public required int Calls { get; init; }

    /// <summary>Hits among all replies that were asked for, 0 to 1; null where none was.</summary>
    public decimal? HitRate { get; init; }

    /// <summary>Tokens that were not paid for again.</summary>
    public required Usage Saved { get; init; }

    /// <summary>What those replies cost when they were paid for.</summary>
    public required Money SavedMoney { get; init; }

    public static StatsJson Of(CacheReport cache, CostSums all) => new()
    {
        Folder = cache.Folder,
        Entries = cache.Entries,
        Bytes = cache.Bytes,
        MostEntries = cache.MostEntries,
        MostBytes = cache.MostBytes,
        Runs = all.Runs,
        Hits = all.Cache.Hits,
        Calls = all.Calls,
        HitRate = all.CacheHitRate,
        Saved = all.Cache.Usage,
        SavedMoney = all.Cache.Money,
    };
}
