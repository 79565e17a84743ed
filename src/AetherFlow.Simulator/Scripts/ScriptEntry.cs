namespace AetherFlow.Simulator.Scripts;

/// <summary>One answer of a script and the requests that it answers.</summary>
public sealed record ScriptEntry
{
    public RequestMatch Match { get; init; } = new();

    public string Reply { get; init; } = "";

    /// <summary>Sent as the vendor's reasoning, before the reply.</summary>
    public string? Reasoning { get; init; }

    public string FinishReason { get; init; } = "stop";

    /// <summary>Null for the simulator's own count.</summary>
    public ReportedUsage? Usage { get; init; }

    public Fault? Fault { get; init; }

    /// <summary>Before the first byte.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Characters of a piece in a stream.</summary>
    public int Chunk { get; init; } = 64;

    /// <summary>How many requests it answers; 0 for any number.</summary>
    public int Times { get; init; } = 1;
}
