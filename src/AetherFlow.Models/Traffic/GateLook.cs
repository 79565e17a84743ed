namespace AetherFlow.Models.Traffic;

/// <summary>How a gate stands to one call at this moment.</summary>
internal readonly record struct GateLook
{
    /// <summary>How long nobody is let through; zero where calls are.</summary>
    public required TimeSpan Closed { get; init; }

    /// <summary>Why it is closed, with the provider as the subject; null where it is open.</summary>
    public string? Why { get; init; }

    /// <summary>The key, the account or the model was refused: only somebody who has no other choice should ask.</summary>
    public bool IsShut { get; init; }

    /// <summary>How long the limits of a minute would hold the call, behind all that wait already.</summary>
    public TimeSpan Crowded { get; init; }

    public bool IsOpen => Closed == TimeSpan.Zero;
}
