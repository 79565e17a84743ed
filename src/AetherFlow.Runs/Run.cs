using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs;

/// <summary>
/// One stint of a run: opened with the run's lock, it ends with <see cref="FinishAsync"/>, or is simply cut off and
/// resumed later.
/// </summary>
public sealed class Run : IAsyncDisposable
{
    private readonly RunLock _lock;
    private readonly IRunJournal _journal;
    private bool _finished;

    private Run(RunFolder folder, RunLock held, IRunJournal journal, RunHistory history, RunObserver observer)
    {
        Folder = folder;
        History = history;
        _lock = held;
        _journal = journal;
        Root = new Scope(new RunRecord(folder.Id, journal, history.Index, folder.Blobs, observer.OnSignal), "");
    }

    public RunFolder Folder { get; }

    public RunId Id => Folder.Id;

    /// <summary>The inputs of the run, what earlier stints left, and the money spent so far.</summary>
    public RunHistory History { get; }

    public Scope Root { get; }

    /// <summary>Begins a new run with its first line on disk.</summary>
    public static async Task<Run> StartAsync(RunFolder folder, RunStarted inputs, TimeProvider time, RunObserver observer)
    {
        var held = RunLock.TryTake(folder.Path)
            ?? throw new JournalException($"The new run {folder.Id} is locked by another process.");
        Run? started = null;
        try
        {
            var first = JournalEntry.Of("run.started", "", inputs with { Run = folder.Id.Value }, RunsJson.Lines.RunStarted);
            return started = await OpenAsync(folder, held, new RunHistory(), first, time, observer);
        }
        finally
        {
            if (started is null) held.Dispose();
        }
    }

    /// <summary>
    /// Begins a new run with results of another one, which cost it nothing: its first lines are <c>run.started</c>,
    /// <c>run.forked</c> and the kept results, and <see cref="Scope.OnceAsync"/> returns those as recorded. Cut off
    /// before all of them are on disk, it cannot be resumed; afterwards it resumes as any run.
    /// </summary>
    /// <param name="folder">Of the new run.</param>
    /// <param name="inputs">Of the new run; that it forks the other one is put in.</param>
    /// <param name="fork">What is said of it; the number of lines is put in.</param>
    /// <param name="from">The other run; its journal is only read.</param>
    /// <param name="keptKeys">Such as <c>build/step_3</c>: effects that the other run finished.</param>
    /// <exception cref="JournalException">The other run lacks what is to be kept, or the system does not let it be written.</exception>
    public static async Task<Run> ForkAsync(
        RunFolder folder, RunStarted inputs, RunForked fork, RunFolder from, IReadOnlySet<string> keptKeys, TimeProvider time, RunObserver observer)
    {
        var kept = KeptResults.Read(from, keptKeys);
        await folder.Blobs.TakeAsync(from.Blobs, kept.Blobs.Concat(KeptResults.BlobsOf(fork.Base)).Distinct(StringComparer.Ordinal), CancellationToken.None);
        var run = await StartAsync(folder, inputs with { Forks = from.Id.Value }, time, observer);
        var whole = false;
        try
        {
            var lines = fork with { Lines = kept.Lines.Count };
            List<JournalEntry> entries = [JournalEntry.Of("run.forked", "", lines, RunsJson.Lines.RunForked), .. kept.Lines];
            // Appended at once, flushed as few groups: nobody waits for a line of them alone.
            var places = await Task.WhenAll(entries.Select(run._journal.AppendAsync));
            foreach (var (entry, place) in entries.Zip(places))
            {
                if (entry.Type == KeptResults.Finished) run.History.Index.Finish(entry.Key, place);
            }

            whole = true;
            return run;
        }
        finally
        {
            if (!whole) await run.DisposeAsync();
        }
    }

    /// <summary>
    /// Goes on with a run: reads its journal, cuts off a torn tail, and takes the lock; a problem where it is held,
    /// finished for good, or empty.
    /// </summary>
    /// <param name="past">What the caller has read of the journal already, to be read on; the run takes it over.</param>
    public static Task<(Run? Run, Problem? Problem)> ResumeAsync(
        RunFolder folder, RunResumed changes, TimeProvider time, RunObserver observer, RunHistory? past = null) =>
        GoOnAsync(folder, changes, time, observer, past ?? new RunHistory(), history => history.WhyNotResumable(folder.Id));

    /// <summary>Goes on with an undo that was cut off, so that what it announced is done or taken back; null where it is locked or has ended.</summary>
    public static async Task<Run?> ResumeUndoAsync(RunFolder folder, RunResumed changes, TimeProvider time, RunObserver observer) => (await GoOnAsync(
        folder,
        changes,
        time,
        observer,
        new RunHistory(),
        history => history is { Inputs.Kind: "undo", Finish: null } ? null : new Problem("run.finished", $"The undo {folder.Id} has ended."))).Run;

    private static async Task<(Run? Run, Problem? Problem)> GoOnAsync(
        RunFolder folder, RunResumed changes, TimeProvider time, RunObserver observer, RunHistory history, Func<RunHistory, Problem?> whyNot)
    {
        var held = RunLock.TryTake(folder.Path);
        if (held is null)
        {
            return (null, new Problem(
                "run.locked",
                $"The run {folder.Id} is in the hands of process {RunLock.Holder(folder.Path)}.",
                "Wait until it ends, or stop it."));
        }

        Run? resumed = null;
        try
        {
            history.ReadOn(folder);
            if (whyNot(history) is { } problem) return (null, problem);
            var first = JournalEntry.Of("run.resumed", "", changes with { Run = folder.Id.Value }, RunsJson.Lines.RunResumed);
            return (resumed = await OpenAsync(folder, held, history, first, time, observer), null);
        }
        finally
        {
            if (resumed is null) held.Dispose();
        }
    }

    /// <summary>Ends the stint; nothing may be done through <see cref="Root"/> any more.</summary>
    public async Task FinishAsync(RunFinished outcome)
    {
        if (_finished) throw new InvalidOperationException($"The stint of run {Id} is finished already.");
        _finished = true;
        await _journal.AppendAsync(JournalEntry.Of("run.finished", "", outcome, RunsJson.Lines.RunFinished));
    }

    /// <summary>Opens the journal at its end and writes the stint's first line.</summary>
    private static async Task<Run> OpenAsync(
        RunFolder folder, RunLock held, RunHistory history, JournalEntry first, TimeProvider time, RunObserver observer)
    {
        var journal = observer.Wrap(JournalFile.Open(folder.JournalPath, history.End, time, Tell(history, observer)));
        var written = false;
        try
        {
            await journal.AppendAsync(first);
            written = true;
            return new Run(folder, held, journal, history, observer);
        }
        finally
        {
            if (!written) await journal.DisposeAsync();
        }
    }

    private static Action<JournalLine> Tell(RunHistory history, RunObserver observer) => line =>
    {
        history.Observe(line);
        observer.OnLine?.Invoke(line);
    };

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _journal.DisposeAsync();
        }
        finally
        {
            _lock.Dispose();
        }
    }
}
