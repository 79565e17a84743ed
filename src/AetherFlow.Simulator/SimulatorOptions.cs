namespace AetherFlow.Simulator;

/// <summary>How a simulator listens and whom it lets in.</summary>
public sealed record SimulatorOptions
{
    /// <summary>0 for any free port.</summary>
    public int Port { get; init; }

    /// <summary>Measures the delays of scripts.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Whether a request without a key is refused, as vendors do.</summary>
    public bool KeyRequired { get; init; } = true;

    /// <summary>The only key that is let in; null for any.</summary>
    public string? Key { get; init; }

    /// <summary>A key that is refused.</summary>
    public string? BadKey { get; init; }

    /// <summary>Whether the beginning that a prompt shares with an earlier one is reported as cached; of Anthropic's format, only what stands before a <c>cache_control</c> mark.</summary>
    public bool PrefixCache { get; init; }

    /// <summary>Null for no faults but the script's.</summary>
    public Chaos? Chaos { get; init; }

    /// <summary>Whether <see cref="SimulatorServer.Requests"/> keeps the messages of requests; without them long runs need little memory.</summary>
    public bool KeepMessages { get; init; } = true;
}
