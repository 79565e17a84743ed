using AetherFlow.Cli.Wording;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Cli.Displays;

/// <summary>What a display knows of a run: its journal's lines folded, and the signals since. Not safe for several threads.</summary>
/// <param name="runs">Where the plan of a run is looked up; null where nobody needs it.</param>
internal sealed class RunView(RunStore? runs = null)
{
    /// <summary>Verdicts that are kept with all they say; the others are in the journal.</summary>
    private const int MostVerdicts = 10;

    private readonly Dictionary<string, string> _notes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _received = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _closed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _begun = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Verdict> _verdicts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, VerificationFinished> _verifications = [];
    private readonly Dictionary<string, List<(string Name, string Reason)>> _unproved = new(StringComparer.Ordinal);
    private readonly List<string> _phases = [];

    public RunHistory History { get; } = new();

    public StepsFold Steps { get; } = new();

    /// <summary>Null until the first line came, and where the run has none.</summary>
    public Plan? Plan { get; private set; }

    /// <summary>The run's name; empty until the first line came.</summary>
    public string Run { get; private set; } = "";

    /// <summary>When this stint began.</summary>
    public DateTimeOffset? StintAt { get; private set; }

    /// <summary>The check that runs right now; null where none does.</summary>
    public PlannedCheck? Check { get; private set; }

    /// <summary>What the checks say, all together, of the state that the workspace has; null where none were wanted yet.</summary>
    public VerificationFinished? Verification => Proved.Value;

    /// <summary>The checks among these that could not be run, and why; without those that were left because the build failed.</summary>
    public IReadOnlyList<(string Name, string Reason)> Unproved =>
        Verification is null ? [] : _unproved.GetValueOrDefault(Proved.Key == 0 ? "verify" : $"verify-{Proved.Key}", []);

    /// <summary>The last round, of those whose work was not taken back.</summary>
    private KeyValuePair<int, VerificationFinished> Proved =>
        _verifications.LastOrDefault(round => round.Key <= (History.Finish?.Repair?.Kept ?? int.MaxValue));

    /// <summary>What there is to say beside the lines.</summary>
    public string? Notice { get; set; }

    /// <summary>What a fork keeps of another run; null where the run is no fork.</summary>
    public RunForked? Fork { get; private set; }

    /// <summary>Keys of the run's phases in their order.</summary>
    public IReadOnlyList<string> Phases => _phases;

    /// <summary>The phase that the last line about a step belongs to; the first one before any came.</summary>
    public string Phase { get; private set; } = "";

    /// <summary>Steps of a phase, those that have not begun included.</summary>
    public int Total => TotalOf(Phase);

    /// <summary>Takes in what earlier stints recorded.</summary>
    public void AddEarlier(RunFolder folder) => JournalReader.ReadAll(folder.JournalPath, Add);

    /// <summary>Takes in a line of this stint, or of an earlier one.</summary>
    public void Add(JournalLine line)
    {
        History.Observe(line);
        Steps.Add(line);
        switch (line.Type)
        {
            case "run.started": Begin(line); break;
            case "run.resumed":
                (Run, StintAt) = (line.Read(RunsJson.Lines.RunResumed).Run ?? Run, line.At);
                break;
            case "run.forked": Fork = line.Read(RunsJson.Lines.RunForked); break;
            case "step.started": Enter(line.Key); break;
            case "check.started": Check = line.Read(RunsJson.Lines.PlannedCheck); break;
            case "check.finished": Note(EffectKey.PhaseOf(line.Key), line.Read(RunsJson.Lines.CheckFinished)); break;
            case "repair.finished": Check = null; break;
            case "verification.finished":
                Check = null;
                _verifications[EffectKey.RoundOf(line.Key)] = line.Read(RunsJson.Lines.VerificationFinished);
                break;
            case "call.finished" or "call.started" or "step.finished":
                var step = EffectKey.StepKeyOf(line.Key).ToString();
                _notes.Remove(step);
                _received.Remove(step);
                if (line.Type == "step.finished") Close(line, step);
                break;
            default: break;
        }
    }

    public void Add(Signal signal)
    {
        var step = EffectKey.StepKeyOf(signal.Key).ToString();
        switch (signal.Kind)
        {
            case SignalKind.ReplyPiece:
                _received[step] = _received.GetValueOrDefault(step) + signal.Text.Length;
                _notes.Remove(step);
                break;
            case SignalKind.ReplyReset: _received.Remove(step); break;
            case SignalKind.Waiting: _notes[step] = signal.Text; break;
            default: break;
        }
    }

    public IEnumerable<StepProgress> StepsOf(string phase) => Steps.Steps.Where(s => s.Phase == phase);

    public int TotalOf(string phase) => Math.Max(EffectKey.RoundOf(phase) > 0 ? 0 : Plan?.Steps.Length ?? 0, _begun.GetValueOrDefault(phase));

    /// <summary>Steps of a phase that ended, skipped ones included.</summary>
    public int ClosedIn(string phase) => _closed.GetValueOrDefault(phase);

    public PhaseProgress ProgressOf(string phase) => PhaseProgress.Of(phase, TotalOf(phase), StepsOf(phase));

    /// <summary>What a check found, with all it says; null for a pass, and where there are too many to keep.</summary>
    public Verdict? VerdictOf(string key) => _verdicts.GetValueOrDefault(key);

    /// <summary>Why a step waits right now; null where it does not.</summary>
    public string? NoteOf(string key) => _notes.GetValueOrDefault(key);

    /// <summary>Characters of the reply that is coming in.</summary>
    public long ReceivedBy(string key) => _received.GetValueOrDefault(key);

    /// <summary>The steps of the plan that no line of a phase speaks of yet, in plan order.</summary>
    public IEnumerable<Step> NotBegun(string phase)
    {
        if (Plan is null || EffectKey.RoundOf(phase) > 0) return [];
        var begun = StepsOf(phase).Select(s => s.Step).ToHashSet(StringComparer.Ordinal);
        return Plan.Steps.Where(s => !begun.Contains(s.Id.Value));
    }

    private void Begin(JournalLine line)
    {
        var inputs = History.Inputs!;
        (Run, StintAt) = (inputs.Run ?? "", line.At);
        _phases.AddRange(PhaseNames.Of(inputs));
        Phase = _phases is [var first, ..] ? first : "";
        if (runs?.Find(Run) is { } folder) Plan = RecordedPlan.Read(folder, inputs);
    }

    private void Note(string phase, CheckFinished finished)
    {
        if (finished.Outcome != CheckFinished.NotRun) return;
        if (!_unproved.TryGetValue(phase, out var list)) _unproved[phase] = list = [];
        list.Add((Check?.Name ?? "check", finished.Reason ?? ""));
    }

    private void Close(JournalLine line, string step)
    {
        Enter(line.Key);
        _closed[Phase] = _closed.GetValueOrDefault(Phase) + 1;
        if (_verdicts.Count < MostVerdicts && line.Read(RunsJson.Lines.StepFinished).Verdict is { Status: not Verdict.Passed } verdict) _verdicts[step] = verdict;
    }

    private void Enter(string key)
    {
        var phase = EffectKey.PhaseOf(key);
        if (phase != Phase)
        {
            // A journal of another version may name others.
            if (!_phases.Contains(phase, StringComparer.Ordinal)) _phases.Add(phase);
            Phase = phase;
        }

        if (_known.Add(EffectKey.StepKeyOf(key).ToString())) _begun[phase] = _begun.GetValueOrDefault(phase) + 1;
    }
}
