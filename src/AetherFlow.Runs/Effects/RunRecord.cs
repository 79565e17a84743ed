using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Effects;

/// <summary>What all scopes of one stint share.</summary>
internal sealed record RunRecord(RunId Run, IRunJournal Journal, RecordIndex Index, BlobStore Blobs, Action<Signal>? Signals)
{
    /// <summary>Records a result; returns when it may be used.</summary>
    public async Task FinishAsync(string key, JournalEntry result, Recording recording)
    {
        if (recording == Recording.BeforeUse)
        {
            Index.Finish(key, await Journal.AppendAsync(result));
            return;
        }

        // Nobody asks for it by its key again: a key is used once in a stint, and the next one reads the journal.
        Journal.Append(result);
        Index.Close(key);
    }

    /// <summary>Takes an announcement back: nothing was done.</summary>
    public void Abandon(string type, string key)
    {
        Journal.Append(new JournalEntry { Type = type, Key = key });
        Index.Abandon(key);
    }
}
