namespace AetherFlow.Runs;

/// <summary>The folder of one run: <c>journal.jsonl</c>, <c>blobs/</c>, <c>lock</c>.</summary>
public sealed record RunFolder(RunId Id, string Path)
{
    public string JournalPath => System.IO.Path.Combine(Path, "journal.jsonl");

    /// <summary>Where the state of the workspace before a command is kept, until the command has ended.</summary>
    public string RecordPath => System.IO.Path.Combine(Path, "before-command");

    /// <summary>HOME of the run's commands, with their caches.</summary>
    public string HomePath => System.IO.Path.Combine(Path, "home");

    public BlobStore Blobs => new(System.IO.Path.Combine(Path, "blobs"));
}
