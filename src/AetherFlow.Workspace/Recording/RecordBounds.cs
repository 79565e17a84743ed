namespace AetherFlow.Workspaces;

/// <summary>The limits that a record keeps to; see <see cref="RecordLimits"/>.</summary>
internal sealed record RecordBounds
{
    public static RecordBounds Default { get; } = new();

    public long TotalBytes { get; init; } = RecordLimits.TotalBytes;

    public int ChangedFiles { get; init; } = RecordLimits.ChangedFiles;

    public int Entries { get; init; } = RecordLimits.Entries;
}
