namespace AetherFlow.Runs.Events;

/// <summary>What became of a command.</summary>
public sealed record CommandFinished
{
    public const string Exited = "exited";

    public const string TimedOut = "timed_out";

    public const string DiskFull = "disk_full";

    /// <summary>Nothing of it was run; <see cref="Denials"/> says why.</summary>
    public const string NotStarted = "not_started";

    /// <summary><see cref="Exited"/>, <see cref="TimedOut"/>, <see cref="DiskFull"/> or <see cref="NotStarted"/>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Null where it did not end by itself; 128 and the signal where a signal ended it.</summary>
    public int? ExitCode { get; init; }

    public long DurationMs { get; init; }

    /// <summary>Standard output and standard error in the order in which they came, keys taken out; null where there is none.</summary>
    public Payload? Output { get; init; }

    /// <summary>Bytes that the command wrote; of more than 16 MB the middle is not in <see cref="Output"/>.</summary>
    public long OutputBytes { get; init; }

    /// <summary>What the sandbox, not the command, was the reason of; where nothing was started, why.</summary>
    public IReadOnlyList<Problem> Denials { get; init; } = [];

    /// <summary>What was odd about the end.</summary>
    public string? Remark { get; init; }

    /// <summary>What it did to the files of the workspace, in path order; it can be taken back.</summary>
    public IReadOnlyList<FileChange> Files { get; init; } = [];

    /// <summary>What else it changed, which cannot be taken back, by folder.</summary>
    public IReadOnlyList<UnkeptChange> Unkept { get; init; } = [];

    /// <summary>It ran without a sandbox: the user wanted none, or the command cannot work inside and he typed it.</summary>
    public bool OnHost { get; init; }

    /// <summary>An earlier stint ended while it ran, so it was run again.</summary>
    public bool Repeated { get; init; }
}
