using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs;

/// <summary>
/// Notes in the journal of a run that has ended what other runs take back of it. Holds the run's lock meanwhile, so that
/// nobody resumes it in between.
/// </summary>
public sealed class RunMarking : IAsyncDisposable
{
    private readonly RunLock _lock;
    private readonly TimeProvider _time;
    private readonly RunObserver _observer;
    private IRunJournal? _journal;

    private RunMarking(RunFolder folder, RunLock held, RunHistory history, TimeProvider time, RunObserver observer) =>
        (Folder, _lock, History, _time, _observer) = (folder, held, history, time, observer);

    public RunFolder Folder { get; }

    /// <summary>As the journal stands, marks of this object included.</summary>
    public RunHistory History { get; }

    /// <summary>Null where another process has the run in its hands.</summary>
    public static RunMarking? TryOpen(RunFolder folder, TimeProvider time, RunObserver observer)
    {
        if (RunLock.TryTake(folder.Path) is not { } held) return null;
        RunMarking? opened = null;
        try
        {
            return opened = new RunMarking(folder, held, RunHistory.Read(folder), time, observer);
        }
        finally
        {
            if (opened is null) held.Dispose();
        }
    }

    /// <summary>On disk before a file is touched.</summary>
    public Task AnnounceAsync(RunId by, string? step) =>
        AppendAsync(JournalEntry.Of("undo.started", "", new UndoStarted(by.Value) { Step = step }, RunsJson.Lines.UndoStarted));

    /// <summary>The undo changed nothing.</summary>
    public Task AbandonAsync(string by) => AppendAsync(JournalEntry.Of("undo.abandoned", "", new UndoAbandoned(by), RunsJson.Lines.UndoAbandoned));

    public Task MarkUndoneAsync(string by, string? step) =>
        AppendAsync(JournalEntry.Of("run.undone", "", new RunUndone(by) { Step = step }, RunsJson.Lines.RunUndone));

    /// <summary>What an undo took back stands again.</summary>
    public Task MarkRestoredAsync(string by, RunId undo) =>
        AppendAsync(JournalEntry.Of("run.restored", "", new RunRestored(by, undo.Value), RunsJson.Lines.RunRestored));

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_journal is not null) await _journal.DisposeAsync();
        }
        finally
        {
            _lock.Dispose();
        }
    }

    private async Task AppendAsync(JournalEntry entry)
    {
        _journal ??= _observer.Wrap(JournalFile.Open(Folder.JournalPath, History.End, _time, History.Observe));
        await _journal.AppendAsync(entry);
    }
}
