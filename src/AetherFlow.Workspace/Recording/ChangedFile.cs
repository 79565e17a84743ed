namespace AetherFlow.Workspaces;

/// <summary>A file that a command changed and that can be brought back: both contents went to the <see cref="ContentSink"/>.</summary>
public sealed record ChangedFile
{
    /// <summary>As the guard spells it.</summary>
    public required string Path { get; init; }

    /// <summary>SHA-256 before; null: the command created the file.</summary>
    public string? BeforeHash { get; init; }

    /// <summary>SHA-256 after, the same as before if only the permissions changed; null: the command deleted the file.</summary>
    public string? AfterHash { get; init; }

    /// <summary>The nine permission bits before; null: there was no file, or the system has none.</summary>
    public int? BeforeMode { get; init; }

    /// <summary>The nine permission bits after; null: there is no file, or the system has none.</summary>
    public int? AfterMode { get; init; }

    /// <summary>In bytes; 0 where there was no file.</summary>
    public long BeforeSize { get; init; }

    /// <summary>In bytes; 0 where there is no file.</summary>
    public long AfterSize { get; init; }
}
