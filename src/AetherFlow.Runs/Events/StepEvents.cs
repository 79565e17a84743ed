namespace AetherFlow.Runs.Events;

/// <summary>A step has all it depends on and begins.</summary>
public sealed record StepStarted
{
    public required string Step { get; init; }

    public required string Type { get; init; }

    public required string Description { get; init; }
}

/// <summary>What became of a step; everything that dependants and summaries need.</summary>
public sealed record StepFinished
{
    /// <summary><c>done</c>, <c>failed</c> or <c>skipped</c>.</summary>
    public required string Outcome { get; init; }

    public int Attempts { get; init; }

    public Problem? Problem { get; init; }

    /// <summary>Files as this step left them, in path order.</summary>
    public IReadOnlyList<FileChange> Files { get; init; } = [];

    /// <summary>What dependants are told: the analysis, or the remarks around the code.</summary>
    public Payload? Output { get; init; }

    public string? Provider { get; init; }

    public string? Model { get; init; }

    public Usage Usage { get; init; } = Usage.None;

    public Money Cost { get; init; }

    /// <summary>True where <see cref="Cost"/> is an upper bound because a call reported no usage.</summary>
    public bool CostIsUpperBound { get; init; }

    public long DurationMs { get; init; }

    /// <summary>Time to the first piece of the reply that was used, in milliseconds.</summary>
    public long? FirstTokenMs { get; init; }
}

/// <summary>One try of a step; a failed one carries the problem that the next one is told.</summary>
public sealed record AttemptFinished
{
    public required bool Accepted { get; init; }

    public Problem? Problem { get; init; }

    public IReadOnlyList<FileChange> Files { get; init; } = [];

    public Payload? Output { get; init; }

    public string? Provider { get; init; }

    public string? Model { get; init; }

    public Usage Usage { get; init; } = Usage.None;

    public Money Cost { get; init; }

    public bool CostIsUpperBound { get; init; }

    public long? FirstTokenMs { get; init; }
}

/// <summary>Empty intent of an effect whose key says it all.</summary>
public sealed record NoIntent
{
    public static readonly NoIntent Instance = new();
}

/// <summary>Which provider and model a step's attempt will ask, best first, and why.</summary>
public sealed record StepRouted
{
    public required IReadOnlyList<RouteChoice> Candidates { get; init; }
}

/// <summary>The files of a step as it saw them: the step's prompt is built from nothing else.</summary>
public sealed record SnapshotTaken
{
    public required IReadOnlyList<SnapshotFile> Files { get; init; }
}

/// <summary>One file of a snapshot.</summary>
/// <param name="Path">Relative to the workspace, with forward slashes.</param>
/// <param name="Hash">SHA-256 of the bytes, which are in the blobs; null where there was no such file.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Origin"><c>disk</c>, or the id of the step that wrote it.</param>
/// <param name="Problem">Why the content cannot be used, for example that it is binary.</param>
public sealed record SnapshotFile(string Path, string? Hash, long Size, string Origin, Problem? Problem = null);

/// <summary>A file before and after; null is "there is no such file".</summary>
/// <param name="Path">Relative to the workspace, with forward slashes.</param>
/// <param name="Before">SHA-256 of the bytes before.</param>
/// <param name="After">SHA-256 of the bytes after.</param>
/// <param name="Mode">Unix permission bits of the file after, where it existed before.</param>
public sealed record FileChange(string Path, string? Before, string? After, int? Mode = null);

/// <summary>The manifest of a transaction, on disk before the first byte of the workspace is touched.</summary>
public sealed record ChangesStarted
{
    public required IReadOnlyList<ManifestEntry> Files { get; init; }
}

/// <summary>One file of a transaction.</summary>
/// <param name="Path">Relative to the workspace, with forward slashes.</param>
/// <param name="Before">SHA-256 of the bytes that must be there; null where the file must not exist.</param>
/// <param name="After">SHA-256 of the bytes to come; null where the file is to go.</param>
/// <param name="Temporary">Name, in the same folder, under which the new bytes are written first.</param>
/// <param name="Mode">Unix permission bits for the new file; null for the default.</param>
public sealed record ManifestEntry(string Path, string? Before, string? After, string Temporary, int? Mode);

/// <summary>How a transaction ended: every file after, or every file before.</summary>
public sealed record ChangesFinished
{
    public required bool Applied { get; init; }

    /// <summary>Why nothing was applied, for example that a file was edited meanwhile.</summary>
    public Problem? Problem { get; init; }

    public IReadOnlyList<FileChange> Files { get; init; } = [];
}
