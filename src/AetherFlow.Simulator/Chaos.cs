using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Simulator;

/// <summary>
/// Random faults for a share of the requests that a script answers without a fault of its own. The same seed gives
/// the same faults to the same order of requests. A fault that leaves no whole reply does not use up the script's
/// entry, so that the request can be asked again.
/// </summary>
public sealed record Chaos
{
    public required int Seed { get; init; }

    /// <summary>Share of the requests that fail: 0 to 1.</summary>
    public required double Rate { get; init; }

    /// <summary>One of them is drawn for each request that fails.</summary>
    public required IReadOnlyList<Fault> Faults { get; init; }

    /// <summary>Whether cuts, resets and stalls come anywhere up to their <see cref="Fault.AfterBytes"/>, not just there.</summary>
    public bool Scatter { get; init; }
}
