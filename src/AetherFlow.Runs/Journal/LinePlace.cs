namespace AetherFlow.Runs.Journal;

/// <summary>Where a line stands in the journal: offset of its first byte, length without the line end.</summary>
public readonly record struct LinePlace(long Offset, int Length);
