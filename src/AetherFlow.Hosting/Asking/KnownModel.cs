namespace AetherFlow.Hosting;

/// <summary>A model with its limits and its list price, US dollars per million tokens.</summary>
public sealed record KnownModel
{
    public required string Id { get; init; }

    /// <summary>The one that its provider is asked for where nothing else decides.</summary>
    public required bool IsDefault { get; init; }

    /// <summary>Tokens; null where they are not known.</summary>
    public int? ContextWindow { get; init; }

    /// <summary>Tokens; null where they are not known.</summary>
    public int? OutputCap { get; init; }

    /// <summary>What its vendor can hold a reply to: <c>schema</c>, <c>json</c> or <c>none</c>.</summary>
    public required string Structured { get; init; }

    /// <summary>Null where no price is known.</summary>
    public decimal? InputPrice { get; init; }

    /// <summary>Null where there is no rebate for cached input, or none is known.</summary>
    public decimal? CachedInputPrice { get; init; }

    /// <summary>Null where what is written to the vendor's cache costs what other input does.</summary>
    public decimal? CacheWritePrice { get; init; }

    public decimal? OutputPrice { get; init; }

    /// <summary>The page, or the variables, that the price comes from.</summary>
    public string? PriceSource { get; init; }

    /// <summary>The day the source was read.</summary>
    public DateOnly? PriceDate { get; init; }
}
