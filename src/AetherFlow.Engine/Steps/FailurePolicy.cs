using System.Collections.Frozen;
using AetherFlow.Runs;

namespace AetherFlow.Engine.Steps;

/// <summary>
/// Decides in one place what becomes of an attempt that failed. Transport failures never come here: the calling of
/// models has dealt with them.
/// </summary>
internal static class FailurePolicy
{
    /// <summary>Attempts of one step, the first included.</summary>
    public const int MaxAttempts = 3;

    /// <summary>Problems that another reply cannot repair, or is not wanted for, by the beginning of their code.</summary>
    private static readonly FrozenSet<string> Final = new[]
    {
        "step.target", "patch.", "model.", "prompt.", "edit.secret_lost", "changes.declined",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static Decision Decide(Problem problem, int attempt) =>
        Final.Any(code => problem.Code.StartsWith(code, StringComparison.Ordinal)) ? Decision.GiveUp
        : attempt >= MaxAttempts ? Decision.GiveUp
        : Decision.RetryWithFeedback;

    /// <summary>The table, for people.</summary>
    public static string Describe() =>
        $"{string.Join(", ", Final.Order(StringComparer.Ordinal).Select(code => code + "*"))}: give up; "
        + $"every other problem: again with feedback, {MaxAttempts} attempts in all.";
}
