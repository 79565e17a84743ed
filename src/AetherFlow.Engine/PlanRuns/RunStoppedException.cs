using AetherFlow.Runs;

namespace AetherFlow.Engine.PlanRuns;

/// <summary>
/// The run cannot go on, through no fault of the step: no money, no provider, no disk. The step stays open and the
/// run can be resumed. An exception because a recorded result would make it final.
/// </summary>
internal sealed class RunStoppedException(string outcome, Problem problem) : Exception(problem.Message)
{
    /// <summary>As in <see cref="Runs.Events.RunFinished.Outcome"/>.</summary>
    public string Outcome { get; } = outcome;

    public Problem Problem { get; } = problem;
}
