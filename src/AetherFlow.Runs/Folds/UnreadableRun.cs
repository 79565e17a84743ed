namespace AetherFlow.Runs.Folds;

/// <summary>A run whose journal could not be read, and is missing in sums over all runs.</summary>
public sealed record UnreadableRun(RunId Id, Problem Problem);
