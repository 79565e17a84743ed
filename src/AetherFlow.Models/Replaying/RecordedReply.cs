using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Replaying;

/// <summary>A whole reply of a recorded run, paid for then or out of the cache.</summary>
public sealed record RecordedReply
{
    /// <summary>Key of the attempt that got it, such as <c>build/step_3/attempt-1</c>.</summary>
    public required string Attempt { get; init; }

    public required string Provider { get; init; }

    public required string Model { get; init; }

    /// <summary>SHA-256 of the request that it answers.</summary>
    public required string Request { get; init; }

    /// <summary>Null where it came out of the cache: that does not record it.</summary>
    public int? MaxTokens { get; init; }

    public required Payload Reply { get; init; }

    public required string FinishReason { get; init; }

    public Usage? Usage { get; init; }
}
