namespace AetherFlow.Workspaces;

/// <summary>The limits that a record keeps to; see <see cref="RecordLimits"/>.</summary>
internal sealed record RecordBounds
{
    public static RecordBounds Default { get; } = new();

    public long TotalBytes { get; init; } = RecordLimits.TotalBytes;

    public int ChangedFiles { get; init; } = RecordLimits.ChangedFiles;

    public int Entries { get; init; } = RecordLimits.Entries;

    /// <summary>A tenth of a second: longer than any kernel's tick (10 ms at most), within which times stay as they are.</summary>
    public TimeSpan Fresh { get; init; } = TimeSpan.FromMilliseconds(100);
}
