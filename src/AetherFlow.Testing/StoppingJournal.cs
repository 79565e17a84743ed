using AetherFlow.Runs.Journal;

namespace AetherFlow.Testing;

/// <summary>
/// A journal that dies after a number of lines, as a process does that is killed: what was appended before is on
/// disk, nothing comes after, and whoever waits is told by an exception that no product code catches.
/// </summary>
public sealed class StoppingJournal(IRunJournal journal, int lines) : IRunJournal
{
    private readonly Lock _lock = new();
    private Task<LinePlace> _last = Task.FromResult(default(LinePlace));
    private int _left = lines;

    public bool Stopped { get; private set; }

    public void Append(JournalEntry entry) => TryAppend(entry, out _);

    public Task<LinePlace> AppendAsync(JournalEntry entry) =>
        TryAppend(entry, out var appended) ? appended : Task.FromException<LinePlace>(new ProcessKilledException());

    public JournalLine Read(LinePlace place) => journal.Read(place);

    public async ValueTask DisposeAsync()
    {
        await _last;
        await journal.DisposeAsync();
    }

    private bool TryAppend(JournalEntry entry, out Task<LinePlace> appended)
    {
        lock (_lock)
        {
            Stopped = _left == 0;
            if (!Stopped)
            {
                _left--;
                _last = journal.AppendAsync(entry);
            }

            appended = _last;
            return !Stopped;
        }
    }
}
