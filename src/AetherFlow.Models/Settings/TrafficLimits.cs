namespace AetherFlow.Models.Settings;

/// <summary>How much of a provider may be used; null for no limit.</summary>
/// <param name="Concurrency">Calls under way at once.</param>
/// <param name="RequestsPerMinute">Calls begun in any minute.</param>
/// <param name="TokensPerMinute">Tokens in any minute: of prompts as estimated, of replies as allowed, corrected when a call reports.</param>
public sealed record TrafficLimits(int? Concurrency = null, int? RequestsPerMinute = null, long? TokensPerMinute = null)
{
    public static readonly TrafficLimits None = new();

    /// <summary>The smaller of each.</summary>
    public TrafficLimits Within(TrafficLimits other) => new(
        Smaller.Of(Concurrency, other.Concurrency),
        Smaller.Of(RequestsPerMinute, other.RequestsPerMinute),
        Smaller.Of(TokensPerMinute, other.TokensPerMinute));
}
