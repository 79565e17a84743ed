using System.Diagnostics;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Bench;

/// <summary>
/// Stands before a journal and takes the time of each step: from the moment in which the engine hands over
/// <c>step.started</c> to the moment in which <c>step.finished</c> is known to be on disk.
/// </summary>
internal sealed class StepClock(IRunJournal journal, int steps) : IRunJournal
{
    private readonly long[] _began = new long[steps];
    private readonly long[] _ended = new long[steps];
    private int _awaited;

    /// <summary>Lines that somebody waited for until they were on disk.</summary>
    public int Awaited => _awaited;

    public long Ticks(int step) => _ended[step] - _began[step];

    public void Append(JournalEntry entry)
    {
        if (entry.Type == "step.started") _began[StepOf(entry)] = Stopwatch.GetTimestamp();
        journal.Append(entry);
    }

    public async Task<LinePlace> AppendAsync(JournalEntry entry)
    {
        Interlocked.Increment(ref _awaited);
        var place = await journal.AppendAsync(entry);
        if (entry.Type == "step.finished") _ended[StepOf(entry)] = Stopwatch.GetTimestamp();
        return place;
    }

    public JournalLine Read(LinePlace place) => journal.Read(place);

    public ValueTask DisposeAsync() => journal.DisposeAsync();

    private static int StepOf(JournalEntry entry) => LayeredPlan.StepOf(entry.Key.AsSpan(entry.Key.LastIndexOf('/') + 1));
}
