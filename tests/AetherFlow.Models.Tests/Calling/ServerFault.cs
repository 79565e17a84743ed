using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Models.Tests.Calling;

/// <summary>One row of the fault matrix: what a server does to the first call, and what becomes of the question.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Entry">How the simulator does it.</param>
/// <param name="Kind">The problem that the call ends with; null where it brings a whole reply all the same.</param>
internal sealed record ServerFault(string Name, ScriptEntry Entry, string? Kind)
{
    /// <summary>The problem where no stream was asked for, if that is another one.</summary>
    public string? KindUnstreamed { get; init; }

    /// <summary>Seconds that pass on the wire before the call has failed.</summary>
    public double[] Silent { get; init; } = [];

    /// <summary>Seconds until the same candidate is asked again, where there is no other; empty where that cannot help.</summary>
    public double[] Waits { get; init; } = [];

    /// <summary>The vendor may have billed the call: its upper bound stays counted as unknown.</summary>
    public bool MayBeBilled { get; init; }

    /// <summary>The call has reported its usage, so it is paid although there is no reply.</summary>
    public bool IsBilled { get; init; }

    public bool IsReply => Kind is null;

    public string? KindOf(bool stream) => stream ? Kind : KindUnstreamed ?? Kind;

    public override string ToString() => Name;
}
