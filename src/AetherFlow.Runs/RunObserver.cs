using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs;

/// <summary>Who looks on: displays, `--json`, tests. Observers never change what happens.</summary>
public sealed record RunObserver
{
    public static readonly RunObserver Nobody = new();

    /// <summary>Told every line once it is on disk, in order.</summary>
    public Action<JournalLine>? OnLine { get; init; }

    /// <summary>Told signals as they come; may be called by several threads at once.</summary>
    public Action<Signal>? OnSignal { get; init; }

    /// <summary>Puts something before the journal; tests stop runs with it.</summary>
    public Func<IRunJournal, IRunJournal> Wrap { get; init; } = journal => journal;
}
