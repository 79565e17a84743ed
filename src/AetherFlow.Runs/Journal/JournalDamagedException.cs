namespace AetherFlow.Runs.Journal;

/// <summary>A journal is damaged in its middle; it is reported with its place and never repaired by guessing.</summary>
public sealed class JournalDamagedException(string path, long offset, long sequence) : Exception(
    $"The journal {path} is damaged at byte {offset}, line {sequence}: valid lines follow an invalid one. "
    + "The run cannot be resumed; `runs show` prints what stands before the damage.")
{
    public string Path { get; } = path;

    public long Offset { get; } = offset;

    /// <summary>Number of the line that is damaged or missing, from 1.</summary>
    public long Sequence { get; } = sequence;
}
