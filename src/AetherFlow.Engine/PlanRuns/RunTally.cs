using AetherFlow.Engine.Repairs;
using AetherFlow.Plans;
using AetherFlow.Engine.Steps;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Engine.PlanRuns;

/// <summary>Counts how steps and audits ended, and says how the run did.</summary>
internal sealed class RunTally(int steps)
{
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<StepId, string> _verdicts = [];
    private int _done;
    private int _failed;
    private int _skipped;
    private bool _checked;
    private bool _undone;
    private Problem? _problem;
    private CheckCounts? _verification;
    private Problem? _unproved;
    private RepairFinished? _repair;

    /// <summary>A step failed.</summary>
    public bool HasFailedSteps => _failed > 0;

    /// <summary>A step failed, or an audit or a check did.</summary>
    public bool HasFailed => _failed > 0 || _problem is not null || IsRejected;

    private bool IsRejected => VerdictsOf(Verdict.Failed) > 0 || _verification is { Failed: > 0 } || _unproved is not null || _repair is { Outcome: RepairFinished.Stopped };

    public void Count(StepFinished result)
    {
        if (result.Outcome == "done") _done++;
        else if (result.Outcome == "failed") _failed++;
        else _skipped++;
        _files.UnionWith(result.Files.Select(f => f.Path));
    }

    public void CountCheck(StepId step, StepFinished result)
    {
        _checked = true;
        if (result.Verdict is { Status: var status }) _verdicts[step] = status;
    }

    /// <summary>Takes in what was found at last of the workspace, in place of what was found before.</summary>
    public void Verified(Findings findings)
    {
        _verification = findings.Counts;
        _unproved = WhyUnproved(findings);
        foreach (var (step, verdict) in findings.Verdicts) _verdicts[step] = verdict.Status;
    }

    /// <summary>Takes in how repairing ended, and the files that it changed.</summary>
    public void Repaired(RepairFinished repair, IEnumerable<FileChange> files)
    {
        _repair = repair;
        _files.UnionWith(files.Select(file => file.Path));
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
        var outcome = stop?.Outcome ?? (_problem is not null || (_failed > 0 && _repair is null) ? "failed" : IsRejected ? "rejected" : "completed");
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
            Verification = _verification,
            Repair = _repair,
            Undone = _undone,
            DurationMs = (long)duration.TotalMilliseconds,
            Problem = stop?.Problem ?? _problem ?? _repair?.Problem ?? _unproved,
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

    /// <summary>Checks of which none could be run prove nothing, and nothing must not look like a pass.</summary>
    private static Problem? WhyUnproved(Findings findings) => findings.Unproved is not { } first ? null : new Problem(
        "verify.not_run",
        findings.Evidence.Count == 1
            ? $"The only check, {first.Check.Name}, could not be run, so nothing is proved: {first.Reason}"
            : $"None of the {findings.Evidence.Count} checks could be run, so nothing is proved. {first.Check.Name}: {first.Reason}",
        "Make them runnable, or name others in aetherflow.json (`checks`, `without`): docs/verification.md says what is checked.");

    private int VerdictsOf(string status) => _verdicts.Values.Count(verdict => verdict == status);
}
