using AetherFlow.Plans;
using AetherFlow.Runs;

namespace AetherFlow.Hosting;

/// <summary>What a run of a plan would be, without running it.</summary>
public sealed record PlanPreview
{
    /// <summary>Null where it cannot be run at all.</summary>
    public Plan? Plan { get; init; }

    /// <summary>In plan order.</summary>
    public IReadOnlyList<PreviewedStep> Steps { get; init; } = [];

    /// <summary>What is wrong, or odd, in the plan.</summary>
    public IReadOnlyList<PlanProblem> PlanProblems { get; init; } = [];

    /// <summary>Why it could not be run as things are.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    public required int ExitCode { get; init; }
}
