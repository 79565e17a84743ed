namespace AetherFlow.Runs.Events;

/// <summary>The last line of every stint that ended by itself.</summary>
public sealed record RunFinished
{
    /// <summary><c>completed</c>, <c>failed</c>, <c>rejected</c> (a check or a DOUBLE-CHECK failed), <c>cancelled</c>, <c>budget</c>, <c>provider</c>, <c>timeout</c>.</summary>
    public required string Outcome { get; init; }

    public required bool Resumable { get; init; }

    public int ExitCode { get; init; }

    public int StepsDone { get; init; }

    public int StepsFailed { get; init; }

    public int StepsSkipped { get; init; }

    /// <summary>Steps that had not begun or not ended.</summary>
    public int StepsOpen { get; init; }

    public int FilesChanged { get; init; }

    public int Calls { get; init; }

    public Usage Usage { get; init; } = Usage.None;

    /// <summary>What the vendors' reported usage costs at list price.</summary>
    public Money Settled { get; init; }

    /// <summary>Upper bound of what calls without a report may have cost.</summary>
    public Money Unknown { get; init; }

    /// <summary>The same money by provider and model.</summary>
    public IReadOnlyList<ModelSpend> Models { get; init; } = [];

    public CacheSavings Cache { get; init; } = CacheSavings.None;

    /// <summary>Null where nothing was checked.</summary>
    public CheckCounts? Checks { get; init; }

    /// <summary>The checks of the workspace, as they were at last, all 0 where there are none; null where none were wanted, or it did not come to them.</summary>
    public CheckCounts? Verification { get; init; }

    /// <summary>How repairing ended; null where nothing was to be repaired.</summary>
    public RepairFinished? Repair { get; init; }

    /// <summary>The changes were taken back because the run failed.</summary>
    public bool Undone { get; init; }

    public long DurationMs { get; init; }

    public Problem? Problem { get; init; }
}
