using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Hosting;

/// <summary>What a run of a plan would be, without running it.</summary>
public sealed record PlanPreview
{
    /// <summary>Null where it cannot be run at all.</summary>
    public Plan? Plan { get; init; }

    /// <summary>Absolute path.</summary>
    public string? Workspace { get; init; }

    /// <summary>Every step of every phase, phase by phase in plan order.</summary>
    public IReadOnlyList<PreviewedStep> Steps { get; init; } = [];

    /// <summary>Null where there is no plan.</summary>
    public CostEstimate? Estimate { get; init; }

    /// <summary>The limit that the run would have; null for none.</summary>
    public Money? Budget { get; init; }

    /// <summary>What is wrong, or odd, in the plan.</summary>
    public IReadOnlyList<PlanProblem> PlanProblems { get; init; } = [];

    /// <summary>Why it could not be run as things are.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>What a run would have exited with before it began; 0 where it would have begun.</summary>
    public required int ExitCode { get; init; }
}
