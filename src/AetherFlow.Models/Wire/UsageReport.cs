using AetherFlow.Runs;
using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Wire;

/// <summary>What a vendor said of a reply's tokens so far; some tell it in parts, some again with every message.</summary>
internal sealed record UsageReport
{
    /// <summary>The name of <see cref="Usage.CacheWritten"/> in <see cref="UsageDetails.AdditionalCounts"/>.</summary>
    public const string CacheWrittenKey = "CacheWrittenTokenCount";

    public long? Input { get; init; }

    public long? CachedInput { get; init; }

    public long? CacheWritten { get; init; }

    public long? Output { get; init; }

    public long? Reasoning { get; init; }

    /// <summary>All counts are of the whole reply, so the larger of two is the later.</summary>
    public static UsageReport? Later(UsageReport? left, UsageReport? right) => left is null ? right : right is null ? left : new UsageReport
    {
        Input = Larger(left.Input, right.Input),
        CachedInput = Larger(left.CachedInput, right.CachedInput),
        CacheWritten = Larger(left.CacheWritten, right.CacheWritten),
        Output = Larger(left.Output, right.Output),
        Reasoning = Larger(left.Reasoning, right.Reasoning),
    };

    /// <summary>Null where it is less than a price needs.</summary>
    public UsageDetails? Details()
    {
        if (Input is not { } input || Output is not { } output) return null;
        var cached = Math.Min(CachedInput ?? 0, input);
        return new UsageDetails
        {
            InputTokenCount = input,
            OutputTokenCount = output,
            TotalTokenCount = input + output,
            CachedInputTokenCount = cached,
            ReasoningTokenCount = Math.Min(Reasoning ?? 0, output),
            AdditionalCounts = new AdditionalPropertiesDictionary<long> { [CacheWrittenKey] = Math.Min(CacheWritten ?? 0, input - cached) },
        };
    }

    private static long? Larger(long? left, long? right) => left is null || right > left ? right : left;
}
