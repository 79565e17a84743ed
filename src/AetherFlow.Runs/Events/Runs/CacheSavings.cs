namespace AetherFlow.Runs.Events;

/// <summary>Replies that came from the reply cache, and what they cost when they were paid for.</summary>
public sealed record CacheSavings
{
    public static readonly CacheSavings None = new();

    public int Hits { get; init; }

    public Usage Usage { get; init; } = Usage.None;

    public Money Money { get; init; }

    public static CacheSavings operator +(CacheSavings left, CacheSavings right) => new()
    {
        Hits = left.Hits + right.Hits,
        Usage = left.Usage + right.Usage,
        Money = left.Money + right.Money,
    };
}
