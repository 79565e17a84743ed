namespace AetherFlow.Runs.Journal;

/// <summary>Where the valid part of a journal ends.</summary>
/// <param name="Length">Bytes up to and including the last valid line's end.</param>
/// <param name="Sequence">Number of the last valid line; 0 for an empty journal.</param>
public readonly record struct JournalEnd(long Length, long Sequence);
