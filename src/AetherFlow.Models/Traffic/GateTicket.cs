namespace AetherFlow.Models.Traffic;

/// <summary>A call that wants to pass a gate.</summary>
internal sealed class GateTicket
{
    public required string Model { get; init; }

    /// <summary>Of the prompt as estimated, and of the reply as allowed.</summary>
    public required long Tokens { get; init; }

    /// <summary>
    /// From when on it wants to be let through although the gate is closed, by <see cref="Gate.Now"/>; null to be turned
    /// away at once instead.
    /// </summary>
    public TimeSpan? InsistsFrom { get; init; }

    /// <summary>Whether somebody else could be asked by now; asked once it has waited for <see cref="Gate.LongestWait"/>.</summary>
    public required Func<bool> HasOtherChoice { get; init; }

    /// <summary>Told once, with how long it will take about where that is known, when the call has to wait for the limits.</summary>
    public required Action<TimeSpan?> OnWaiting { get; init; }
}
