namespace AetherFlow.Runs.Archives;

/// <summary>What became of a recording that was to be written.</summary>
public sealed record ArchiveReport
{
    /// <summary>Absolute path.</summary>
    public required string File { get; init; }

    /// <summary>Size of the file in bytes; 0 where none was written.</summary>
    public long Bytes { get; init; }

    /// <summary>Lines of the journal.</summary>
    public long Lines { get; init; }

    /// <summary>Contents beside it.</summary>
    public int Blobs { get; init; }

    /// <summary>Why nothing was written.</summary>
    public Problem? Problem { get; init; }
}
