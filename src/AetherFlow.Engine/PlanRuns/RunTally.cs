using AetherFlow.Engine.Steps;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Engine.PlanRuns;

/// <summary>Counts how steps and audits ended, and says how the run did.</summary>
internal sealed class RunTally(int steps)
{
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _verdicts = new(StringComparer.Ordinal);
    private int _done;
    private int _failed;
    private int _skipped;
    private bool _checked;
    private bool _undone;
    private Problem? _problem;

    /// <summary>A step failed, or an audit did.</summary>
    public bool HasFailed => _failed > 0 || _problem is not null || VerdictsOf(Verdict.Failed) > 0;

    public void Count(StepFinished result)
    {
        if (result.Outcome == "done") _done++;
        else if (result.Outcome == "failed") _failed++;
        else _skipped++;
        _files.UnionWith(result.Files.Select(f => f.Path));
    }

    public void CountCheck(StepFinished result)
    {
        _checked = true;
        if (result.Verdict is { Status: var status }) _verdicts[status] = VerdictsOf(status) + 1;
    }

    /// <summary>Takes in a change that belongs to no step.</summary>
    public void Count(Applied merged)
    {
        _problem ??= merged.Problem;
        _files.UnionWith(merged.Files.Select(f => f.Path));
    }

    /// <summary>Takes in how the taking back of the run's changes went.</summary>
    public void TakenBack(Problem? problem)
    {
        _undone = problem is null;
        _problem ??= problem;
        if (_undone) _files.Clear();
    }

    public RunFinished Finish(StopReason? stop, SpendFold spend, TimeSpan duration)
    {
        var outcome = stop?.Outcome ?? (_failed > 0 || _problem is not null ? "failed" : VerdictsOf(Verdict.Failed) > 0 ? "rejected" : "completed");
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
            Models = spend.Models,
            Cache = spend.Cache,
            Checks = _checked ? new CheckCounts(VerdictsOf(Verdict.Passed), VerdictsOf(Verdict.Failed), VerdictsOf(Verdict.None)) : null,
            Undone = _undone,
            DurationMs = (long)duration.TotalMilliseconds,
            Problem = stop?.Problem ?? _problem,
        };
    }

    public static int ExitCodeOf(string outcome) => outcome switch
    {
        "completed" => 0,
        "rejected" => 3,
        "cancelled" => 130,
        "budget" => 4,
        StopReason.Person => 8,
        "provider" => 6,
        "timeout" => 7,
        _ => 1,
    };

    private int VerdictsOf(string status) => _verdicts.GetValueOrDefault(status);
}
