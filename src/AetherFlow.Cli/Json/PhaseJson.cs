using AetherFlow.Cli.Displays;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Cli.Json;

/// <summary>One phase of a run in <c>--status --json</c>.</summary>
internal sealed record PhaseJson
{
    /// <summary><c>draft</c>, <c>fast</c>, <c>build</c>, <c>check</c>.</summary>
    public required string Id { get; init; }

    /// <summary><c>waiting</c>, <c>running</c>, <c>done</c>, <c>failed</c>.</summary>
    public required string State { get; init; }

    public required int Steps { get; init; }

    public required int Done { get; init; }

    public required int Running { get; init; }

    public required int Failed { get; init; }

    public required int Skipped { get; init; }

    public required Money Cost { get; init; }

    /// <summary>Of a phase that checks.</summary>
    public CheckCounts? Checks { get; init; }

    public static PhaseJson Of(PhaseProgress phase) => new()
    {
        Id = phase.Key,
        State = StepJson.StateOf(phase.State),
        Steps = phase.Total,
        Done = phase.Done,
        Running = phase.Running,
        Failed = phase.Failed,
        Skipped = phase.Skipped,
        Cost = phase.Cost,
        Checks = phase.Checks is { Passed: 0, Failed: 0, Without: 0 } ? null : phase.Checks,
    };
}
