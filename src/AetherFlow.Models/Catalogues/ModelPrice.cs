using AetherFlow.Runs;

namespace AetherFlow.Models.Catalogues;

/// <summary>List price of a model, US dollars per million tokens.</summary>
public sealed record ModelPrice
{
    private const decimal Million = 1_000_000m;

    public required decimal InputPerMillion { get; init; }

    /// <summary>Null where the vendor gives no rebate for cached input, or none is known.</summary>
    public decimal? CachedInputPerMillion { get; init; }

    /// <summary>Null where writing to the vendor's prompt cache costs what other input does.</summary>
    public decimal? CacheWritePerMillion { get; init; }

    public required decimal OutputPerMillion { get; init; }

    /// <summary>US dollars for each request, whatever its length.</summary>
    public decimal PerRequest { get; init; }

    /// <summary>The page, or the variables, that the figures come from.</summary>
    public required string Source { get; init; }

    /// <summary>The day the source was read.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>What the reported tokens cost.</summary>
    public Money Of(Usage usage)
    {
        var fresh = (usage.Input - usage.CachedInput - usage.CacheWritten) * InputPerMillion;
        var cached = usage.CachedInput * (CachedInputPerMillion ?? InputPerMillion);
        var written = usage.CacheWritten * (CacheWritePerMillion ?? InputPerMillion);
        return new Money(PerRequest + ((fresh + cached + written + (usage.Output * OutputPerMillion)) / Million));
    }

    /// <summary>What that many tokens can cost at most.</summary>
    public Money AtMost(long inputTokens, long outputTokens)
    {
        var dearest = Math.Max(InputPerMillion, Math.Max(CachedInputPerMillion ?? 0, CacheWritePerMillion ?? 0));
        return new Money(PerRequest + ((inputTokens * dearest) + (outputTokens * OutputPerMillion)) / Million);
    }
}
