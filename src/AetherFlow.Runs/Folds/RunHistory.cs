using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Folds;

/// <summary>What a journal says about a run as a whole.</summary>
public sealed class RunHistory
{
    private readonly Dictionary<string, ManifestEntry> _firstChanges = new(StringComparer.Ordinal);
    private int _keptLinesLeft = -1;

    /// <summary>The frozen inputs; null where the journal has not even a first line.</summary>
    public RunStarted? Inputs { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>Time of the last line.</summary>
    public DateTimeOffset LastAt { get; private set; }

    /// <summary>How the last stint ended; null where it is under way or was cut off.</summary>
    public RunFinished? Finish { get; private set; }

    /// <summary>What other runs took back of it.</summary>
    public UndoMarks Undo { get; } = new();

    /// <summary>What it took over from the run it was made from; null where it is no fork.</summary>
    public RunForked? Fork { get; private set; }

    /// <summary>Whether `runs resume` can go on with it.</summary>
    public bool IsResumable => Inputs is { CanGoOn: true } && Undo.IsEmpty && (Finish is null || Finish.Resumable) && !IsForkCutOff;

    public SpendFold Spend { get; } = new();

    public int Stints { get; private set; }

    /// <summary>The limit in force: the first stint's, or what a later one set.</summary>
    public Money? Budget { get; private set; }

    public int MaxParallel { get; private set; }

    /// <summary>Whether a person is asked before anything is written: as the first stint says, or a later one.</summary>
    public bool IsReviewed { get; private set; }

    /// <summary>
    /// Every file that the run changed or was about to, as it was before the first change; of a fork also those that
    /// the other run changed, as they were before that.
    /// </summary>
    public IReadOnlyDictionary<string, ManifestEntry> FirstChanges => _firstChanges;

    internal RecordIndex Index { get; } = new();

    /// <summary>Whether the result of an effect is recorded, such as that of <c>build/step_3</c>.</summary>
    public bool HasFinished(string key) => Index.TryFind(key, out _, out var finished) && finished;

    /// <summary>Whether it ended before all that it keeps of another run was in its journal: resumed, it would do that again.</summary>
    private bool IsForkCutOff => Inputs is { Forks: not null } && _keptLinesLeft != 0;

    /// <summary>How far the journal of earlier stints has been read.</summary>
    internal JournalEnd End { get; private set; }

    /// <summary>Reads a journal as it stands, without the lock: a run under way is read up to its last line.</summary>
    public static RunHistory Read(RunFolder folder)
    {
        var history = new RunHistory();
        history.ReadOn(folder);
        return history;
    }

    /// <summary>Takes in what was written since the last reading.</summary>
    internal void ReadOn(RunFolder folder) => End = JournalReader.ReadOn(folder.JournalPath, End, Add);

    /// <summary>Takes in a line of an earlier stint, the effects it records included.</summary>
    public void Add(JournalLine line)
    {
        Index.Add(line);
        Observe(line);
        if (line.Type != "changes.started") return;
        foreach (var file in line.Read(RunsJson.Lines.ChangesStarted).Files) _firstChanges.TryAdd(file.Path, file);
    }

    /// <summary>Takes in a line as far as the run as a whole is concerned.</summary>
    public void Observe(JournalLine line)
    {
        LastAt = line.At;
        Spend.Add(line);
        if (_keptLinesLeft > 0) _keptLinesLeft--;
        switch (line.Type)
        {
            case "run.started":
                Inputs = line.Read(RunsJson.Lines.RunStarted);
                (StartedAt, Stints, Budget, MaxParallel, IsReviewed) = (line.At, 1, Inputs.Budget, Inputs.MaxParallel, Inputs.Review);
                break;
            case "run.resumed":
                var changes = line.Read(RunsJson.Lines.RunResumed);
                Budget = changes.Budget ?? Budget;
                MaxParallel = changes.MaxParallel ?? MaxParallel;
                IsReviewed = changes.Review ?? IsReviewed;
                Stints++;
                Finish = null;
                break;
            case "run.forked": TakeFork(line.Read(RunsJson.Lines.RunForked)); break;
            case "run.finished": Finish = line.Read(RunsJson.Lines.RunFinished); break;
            default: Undo.Add(line); break;
        }
    }

    /// <summary>Why `runs resume` cannot go on with it; null where it can.</summary>
    public Problem? WhyNotResumable(RunId id) => this switch
    {
        { Inputs: null } => new Problem("run.empty", $"The run {id} ended before its first line was on disk; nothing was done.", "Start it anew."),
        { Inputs.Kind: not "plan" } => new Problem("run.no_plan", $"The run {id} runs no plan ({Inputs!.Kind}).", "Only runs of plans are resumed."),
        { IsForkCutOff: true } => new Problem("run.fork_cut", $"The run {id} was cut off while it took over the results of {Inputs!.Forks}; nothing was done.", $"Fork that run again: aetherflow runs fork {Inputs.Forks}"),
        { Inputs.Simulated: true } => new Problem("run.simulated", $"The run {id} asked the simulator of the demo, which ended with it.", "Start the demo again: aetherflow demo"),
        { Undo.UndoneBy: { } by } => new Problem("run.undone", $"The run {id} was undone by {by}.", $"Start a new run, or bring it back first: aetherflow runs undo {by}"),
        { Undo.InDoubt: [var cut, ..] } => UndoMarks.WhyInDoubt(id, cut),
        { Undo.Steps: [var step, ..] } => new Problem(
            "run.step_undone",
            $"{step.Step} of the run {id} was undone by {step.By}: what comes after it would build on what is no longer there.",
            $"Work it again: aetherflow runs fork {id}, or bring it back first: aetherflow runs undo {step.By}"),
        { Finish: { Resumable: false } finish } => new Problem("run.finished", $"The run {id} is finished ({finish.Outcome}).", "`runs show` tells what it did; start a new run to do it again."),
        _ => null,
    };

    /// <summary>The other run's base is this one's, whatever is on disk now and whatever this run changes.</summary>
    private void TakeFork(RunForked fork)
    {
        Fork = fork;
        _keptLinesLeft = fork.Lines;
        foreach (var file in fork.Base) _firstChanges[file.Path] = file;
    }
}
