namespace AetherFlow.Models.Traffic;

/// <summary>A call that counts against the limits of a minute.</summary>
internal sealed class BegunCall(TimeSpan at, long tokens)
{
    /// <summary>When it was let through, by the clock of its gate.</summary>
    public TimeSpan At { get; } = at;

    /// <summary>As estimated, until the vendor has reported.</summary>
    public long Tokens { get; set; } = tokens;
}
