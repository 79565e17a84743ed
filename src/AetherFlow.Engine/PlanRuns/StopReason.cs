using AetherFlow.Runs;

namespace AetherFlow.Engine.PlanRuns;

/// <summary>Why a stint ended before all steps were closed.</summary>
/// <param name="Outcome">As in <see cref="Runs.Events.RunFinished.Outcome"/>.</param>
internal sealed record StopReason(string Outcome, Problem? Problem)
{
    /// <summary>A person has to answer before the run can go on.</summary>
    public const string Person = "person";

    /// <summary>Which reason tells the exit code where several apply, gravest first.</summary>
    private static readonly string[] Gravity = ["budget", Person, "provider", "timeout", "failed"];

    public static StopReason Graver(StopReason? one, StopReason other) =>
        one is not null && Array.IndexOf(Gravity, one.Outcome) <= Array.IndexOf(Gravity, other.Outcome) ? one : other;
}
