using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Hosting;

/// <summary>How a command that runs something ended.</summary>
public sealed record RunReport
{
    /// <summary>The run, where one was begun.</summary>
    public RunId? Run { get; init; }

    /// <summary>The last line of the stint, where one was begun.</summary>
    public RunFinished? Finish { get; init; }

    /// <summary>Why no run was begun.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>What is wrong, or odd, in the plan.</summary>
    public IReadOnlyList<PlanProblem> PlanProblems { get; init; } = [];

    /// <summary>Where step outputs and metrics were written.</summary>
    public string? OutputFolder { get; init; }

    public required int ExitCode { get; init; }
}
