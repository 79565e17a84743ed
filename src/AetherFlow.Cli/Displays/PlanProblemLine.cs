using AetherFlow.Cli.Wording;
using AetherFlow.Plans;

namespace AetherFlow.Cli.Displays;

/// <summary>A problem of a plan on one line, as editors and build servers find places: <c>file:line:column: severity code: message; hint</c>.</summary>
internal static class PlanProblemLine
{
    public static string Of(string file, PlanProblem problem)
    {
        var severity = problem.Severity == PlanSeverity.Error ? "error" : "warning";
        var hint = problem.Hint is null ? "" : $"; {Printable.Line(problem.Hint)}";
        return $"{Printable.Line(file)}:{problem.Line}:{problem.Column}: {severity} {problem.Code} {Printable.Line(problem.Path)}: {Printable.Line(problem.Message)}{hint}";
    }
}
