using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Cli.Displays;

/// <summary>What a display knows of a run: its journal's lines folded, and the signals since. Not safe for several threads.</summary>
/// <param name="runs">Where the plan of a run is looked up; null where nobody needs it.</param>
internal sealed class RunView(RunStore? runs = null)
{
    private readonly Dictionary<string, string> _notes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _received = new(StringComparer.Ordinal);

    public RunHistory History { get; } = new();

    public StepsFold Steps { get; } = new();

    /// <summary>Null until the first line came, and where the run has none.</summary>
    public Plan? Plan { get; private set; }

    /// <summary>The run's name; empty until the first line came.</summary>
    public string Run { get; private set; } = "";

    /// <summary>When this stint began.</summary>
    public DateTimeOffset? StintAt { get; private set; }

    /// <summary>What there is to say beside the lines.</summary>
    public string? Notice { get; set; }

    /// <summary>Steps of the whole run, those that have not begun included.</summary>
    public int Total => Math.Max(Plan?.Steps.Length ?? 0, Steps.Steps.Count);

    /// <summary>Steps that ended, skipped ones included.</summary>
    public int Closed { get; private set; }

    public int CountOf(StepState state) => state == StepState.Waiting
        ? Total - Steps.Steps.Count(s => s.State != StepState.Waiting)
        : Steps.Steps.Count(s => s.State == state);

    /// <summary>Takes in what earlier stints recorded.</summary>
    public void AddEarlier(RunFolder folder) => JournalReader.ReadAll(folder.JournalPath, Add);

    /// <summary>Takes in a line of this stint, or of an earlier one.</summary>
    public void Add(JournalLine line)
    {
        History.Observe(line);
        Steps.Add(line);
        switch (line.Type)
        {
            case "run.started":
                var inputs = History.Inputs!;
                (Run, StintAt) = (inputs.Run ?? "", line.At);
                if (runs?.Find(Run) is { } folder) Plan = RecordedPlan.Read(folder, inputs);
                break;
            case "run.resumed":
                (Run, StintAt) = (line.Read(RunsJson.Lines.RunResumed).Run ?? Run, line.At);
                break;
            case "call.finished" or "call.started" or "step.finished":
                var step = EffectKey.StepKeyOf(line.Key).ToString();
                _notes.Remove(step);
                _received.Remove(step);
                if (line.Type == "step.finished") Closed++;
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

    /// <summary>Why a step waits right now; null where it does not.</summary>
    public string? NoteOf(string key) => _notes.GetValueOrDefault(key);

    /// <summary>Characters of the reply that is coming in.</summary>
    public long ReceivedBy(string key) => _received.GetValueOrDefault(key);

    /// <summary>The steps of the plan that no line speaks of yet, in plan order.</summary>
    public IEnumerable<Step> NotBegun()
    {
        if (Plan is null) return [];
        var begun = Steps.Steps.Select(s => s.Step).ToHashSet(StringComparer.Ordinal);
        return Plan.Steps.Where(s => !begun.Contains(s.Id.Value));
    }
}
