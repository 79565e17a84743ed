using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.PlanRuns;

/// <summary>What a step tells the scheduler.</summary>
/// <param name="Step">Index of the step; -1 where it does not matter.</param>
/// <param name="Result">How it ended; null where it did not.</param>
/// <param name="Failure">What stopped it without a result.</param>
/// <param name="Running">How the number of steps that hold a place changes.</param>
internal sealed record StepNews(int Step, StepFinished? Result, Exception? Failure, int Running)
{
    public static readonly StepNews Parked = new(-1, null, null, -1);

    public static readonly StepNews Unparked = new(-1, null, null, 1);
}
