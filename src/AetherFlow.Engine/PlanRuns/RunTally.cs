using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Engine.PlanRuns;

/// <summary>Counts how steps ended, and says how the run did.</summary>
internal sealed class RunTally(int steps)
{
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private int _done;
    private int _failed;
    private int _skipped;

    public void Count(StepFinished result)
    {
        if (result.Outcome == "done") _done++;
        else if (result.Outcome == "failed") _failed++;
        else _skipped++;
        _files.UnionWith(result.Files.Select(f => f.Path));
    }

    public RunFinished Finish(StopReason? stop, SpendFold spend, TimeSpan duration)
    {
        var outcome = stop?.Outcome ?? (_failed > 0 ? "failed" : "completed");
        return new RunFinished
        {
            Outcome = outcome,
            Resumable = stop is not null,
            ExitCode = ExitCodeOf(outcome),
            StepsDone = _done,
            StepsFailed = _failed,
            StepsSkipped = _skipped,
            StepsOpen = steps - _done - _failed - _skipped,
            FilesChanged = _files.Count,
            Calls = spend.Calls,
            Usage = spend.Usage,
            Settled = spend.Settled,
            // A call that was stopped in its midst may be charged all the same.
            Unknown = spend.Unknown + spend.Reserved,
            DurationMs = (long)duration.TotalMilliseconds,
            Problem = stop?.Problem,
        };
    }

    public static int ExitCodeOf(string outcome) => outcome switch
    {
        "completed" => 0,
        "cancelled" => 130,
        "budget" => 4,
        "provider" => 6,
        "timeout" => 7,
        _ => 1,
    };
}
