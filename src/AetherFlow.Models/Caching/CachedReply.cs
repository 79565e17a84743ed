using AetherFlow.Runs;

namespace AetherFlow.Models.Caching;

/// <summary>A whole reply as it stands in the cache.</summary>
public sealed record CachedReply
{
    public required string Provider { get; init; }

    public required string Model { get; init; }

    /// <summary>Host of the server that gave it: what a simulator said is no reply of the vendor's.</summary>
    public required string Host { get; init; }

    public required string FinishReason { get; init; }

    public required string Text { get; init; }

    /// <summary>As reported when it was paid for; null where nothing was.</summary>
    public Usage? Usage { get; init; }

    /// <summary>What it cost then.</summary>
    public Money Cost { get; init; }
}
