using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Effects;

/// <summary>What all scopes of one stint share.</summary>
internal sealed record RunRecord(RunId Run, IRunJournal Journal, RecordIndex Index, BlobStore Blobs, Action<Signal>? Signals)
{
    /// <summary>Takes an announcement back: nothing was done.</summary>
    public void Abandon(string type, string key)
    {
        Journal.Append(new JournalEntry { Type = type, Key = key });
        Index.Abandon(key);
    }
}
