using System.Collections.Immutable;
using AetherFlow.Edits;
using AetherFlow.Runs;

namespace AetherFlow.Engine.Steps;

/// <summary>Several problems as the one that an attempt reports: all are told, the first one's code stands for them.</summary>
internal static class Problems
{
    public static Problem Together(IReadOnlyList<Problem> problems) => problems.Count == 1
        ? problems[0]
        : new Problem(
            problems[0].Code,
            string.Join('\n', problems.Select(p => $"- {p.Message}")),
            string.Join('\n', problems.Select(p => p.Hint).OfType<string>().Distinct(StringComparer.Ordinal)));

    public static Problem Fold(this ImmutableArray<EditProblem> problems) => Together([.. problems.Select(p => p.ToProblem())]);

    public static Problem ToProblem(this EditProblem problem, string? path = null) =>
        new(problem.Code, path is null ? problem.Message : $"{path}: {problem.Message}", problem.Hint);
}
