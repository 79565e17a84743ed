namespace AetherFlow.Runs.Events;

/// <summary>What can be checked in the workspace as it is at that moment.</summary>
public sealed record ChecksFound
{
    /// <summary>In the order in which they are run.</summary>
    public IReadOnlyList<PlannedCheck> Checks { get; init; } = [];
}
