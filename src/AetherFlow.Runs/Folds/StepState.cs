namespace AetherFlow.Runs.Folds;

/// <summary>Where a step of a run stands.</summary>
public enum StepState
{
    /// <summary>Not begun, or begun in a stint that ended before the step did.</summary>
    Waiting,
    Running,
    Done,
    Failed,

    /// <summary>Never begun, because a step it depends on failed.</summary>
    Skipped,
}
