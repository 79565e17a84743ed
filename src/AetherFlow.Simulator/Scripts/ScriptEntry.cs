namespace AetherFlow.Simulator.Scripts;

/// <summary>One answer of a script and the requests that it answers.</summary>
public sealed record ScriptEntry
{
    public RequestMatch Match { get; init; } = new();

    public string Reply { get; init; } = "";

    /// <summary>Sent as the vendor's reasoning, before the reply.</summary>
    public string? Reasoning { get; init; }

    /// <summary>After the reply, all in the same turn.</summary>
    public IReadOnlyList<ScriptedCall> ToolCalls { get; init; } = [];

    /// <summary>
    /// Words of any vendor for the same thing are told in the words of the vendor asked; others are sent as they are.
    /// With tool calls, <c>stop</c> means that the turn ends with them.
    /// </summary>
    public string FinishReason { get; init; } = "stop";

    /// <summary>Null for the simulator's own count.</summary>
    public ReportedUsage? Usage { get; init; }

    public Fault? Fault { get; init; }

    /// <summary>Before the first byte.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Characters of a piece in a stream: of text, of reasoning, of a call's arguments.</summary>
    public int Chunk { get; init; } = 64;

    /// <summary>How many requests it answers; 0 for any number.</summary>
    public int Times { get; init; } = 1;
}
