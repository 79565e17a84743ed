namespace AetherFlow.Runs.Events;

/// <summary>How repairing ended.</summary>
public sealed record RepairFinished
{
    public const string Solved = "solved";

    public const string Stopped = "stopped";

    /// <summary><see cref="Solved"/> or <see cref="Stopped"/>.</summary>
    public required string Outcome { get; init; }

    /// <summary>
    /// Why it stopped: <c>rounds</c>, <c>same_failure</c>, <c>oscillation</c>, <c>nothing_changed</c>, <c>cheat</c>,
    /// <c>nothing_to_correct</c>, or <c>not_run</c>, where the command or a check could not be run; null where it is solved.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>Rounds that were begun; the last of them may have changed nothing.</summary>
    public int Rounds { get; init; }

    /// <summary>The round whose state the workspace has; 0 for the state before the first.</summary>
    public int Kept { get; init; }

    /// <summary>Why it stopped, for people.</summary>
    public Problem? Problem { get; init; }
}
