namespace AetherFlow.Hosting;

/// <summary>One file that a run changed, keys taken out.</summary>
public sealed record ChangedFile
{
    /// <summary>Relative to the workspace, with forward slashes.</summary>
    public required string Path { get; init; }

    /// <summary>SHA-256 of the bytes before; null: there was no such file.</summary>
    public string? Before { get; init; }

    /// <summary>SHA-256 of the bytes after; null: it is gone.</summary>
    public string? After { get; init; }

    public int Added { get; init; }

    public int Removed { get; init; }

    /// <summary>As <c>git diff</c> writes it, line ends as in the file; one line where the content is no UTF-8 text.</summary>
    public required string Diff { get; init; }
}
