using AetherFlow.Runs.Journal;

namespace AetherFlow.Bench;

/// <summary>
/// Stands before a journal and weighs the managed heap when the first step begins and when the last one has finished,
/// with the run still open: graph and schedule are there both times, so the difference is what finished steps leave.
/// </summary>
internal sealed class MemoryProbe(IRunJournal journal, int steps) : IRunJournal
{
    private readonly long[] _weights = new long[2];
    private int _started;
    private int _finished;

    public long BytesPerStep => (_weights[1] - _weights[0]) / steps;

    public void Append(JournalEntry entry)
    {
        if (entry.Type == "step.started" && Interlocked.Increment(ref _started) == 1) _weights[0] = GC.GetTotalMemory(forceFullCollection: true);
        journal.Append(entry);
    }

    public async Task<LinePlace> AppendAsync(JournalEntry entry)
    {
        var place = await journal.AppendAsync(entry);
        if (entry.Type == "step.finished" && Interlocked.Increment(ref _finished) == steps) _weights[1] = GC.GetTotalMemory(forceFullCollection: true);
        return place;
    }

    public JournalLine Read(LinePlace place) => journal.Read(place);

    public ValueTask DisposeAsync() => journal.DisposeAsync();
}
