namespace AetherFlow.Runs.Journal;

/// <summary>The append-only record of one run. One writer; order of appending is order of lines.</summary>
public interface IRunJournal : IAsyncDisposable
{
    /// <summary>Appends without waiting: the line stands before every later one, and is on disk when a later one is.</summary>
    void Append(JournalEntry entry);

    /// <summary>Appends and returns when the line is on disk.</summary>
    Task<LinePlace> AppendAsync(JournalEntry entry);

    /// <summary>Reads a line again.</summary>
    JournalLine Read(LinePlace place);
}
