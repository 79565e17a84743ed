namespace AetherFlow.Workspaces;

/// <summary>One file of a transaction, with all that settling it after a crash needs.</summary>
public sealed record ManifestEntry
{
    public required string Path { get; init; }

    /// <summary>SHA-256 before; null: there was no file.</summary>
    public string? BeforeHash { get; init; }

    /// <summary>SHA-256 after; null: the file is deleted.</summary>
    public string? AfterHash { get; init; }

    /// <summary>The permission bits before, to restore; null: no file, or no such bits.</summary>
    public int? BeforeMode { get; init; }

    /// <summary>The permission bits after; null: those before, or what the umask gives.</summary>
    public int? Mode { get; init; }

    /// <summary>The name, in the file's own folder, under which its new content is written before it takes its place.</summary>
    public required string TemporaryName { get; init; }

    /// <summary>The content stays, and the permissions become others.</summary>
    internal bool ChangesModeOnly => BeforeHash is not null && BeforeHash == AfterHash && BeforeMode is not null && Mode is not null && Mode != BeforeMode;

    internal bool ChangesNothing => BeforeHash == AfterHash && !ChangesModeOnly;

    internal string TemporaryPath => Tree.Join(Tree.ParentOf(Path), TemporaryName);
}
