using AetherFlow.Plans;

namespace AetherFlow.Cli.Json;

/// <summary>A problem of a plan, for programs.</summary>
internal sealed record PlanProblemJson(string Code, string Severity, string Path, int Line, int Column, string Message, string? Value, string? Hint)
{
    public static PlanProblemJson Of(PlanProblem problem) => new(
        problem.Code,
        problem.Severity == PlanSeverity.Error ? "error" : "warning",
        problem.Path,
        problem.Line,
        problem.Column,
        problem.Message,
        problem.Value,
        problem.Hint);
}
