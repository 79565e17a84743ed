namespace AetherFlow.Runs.Events;

/// <summary>How many steps a DOUBLE-CHECK passed, failed, and had no verdict on.</summary>
public sealed record CheckCounts(int Passed, int Failed, int Without);
