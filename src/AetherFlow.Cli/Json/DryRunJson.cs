using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Cli.Json;

/// <summary>What a run would be, for <c>--dry-run --json</c>.</summary>
/// <param name="TaskId">Of the plan; null where it cannot be run.</param>
/// <param name="Workspace">Absolute path.</param>
/// <param name="Workflow"><c>PROTO</c> or <c>PROD</c>; null for a single mode.</param>
/// <param name="Mode">Null where a workflow decides.</param>
/// <param name="Estimate">Of the whole run.</param>
/// <param name="Steps">Phase by phase in plan order.</param>
/// <param name="Problems">Why it could not be run as things are.</param>
/// <param name="PlanProblems">What is wrong, or odd, in the plan.</param>
/// <param name="ExitCode">What the run would exit with before it began; 0 where it would begin.</param>
internal sealed record DryRunJson(
    string? TaskId,
    string? Workspace,
    string? Workflow,
    string? Mode,
    CostEstimate? Estimate,
    IReadOnlyList<PreviewedStepJson> Steps,
    IReadOnlyList<Problem> Problems,
    IReadOnlyList<PlanProblemJson> PlanProblems,
    int ExitCode);
