using AetherFlow.Runs;

namespace AetherFlow.Engine.Repairs;

/// <summary>Why there is no further round.</summary>
/// <param name="Reason">As in <see cref="Runs.Events.RepairFinished.Reason"/>; null where all passes.</param>
/// <param name="Problem">The same for people.</param>
internal sealed record RepairEnd(string? Reason, Problem? Problem)
{
    public static readonly RepairEnd Solved = new(null, null);

    public bool IsSolved => Reason is null;
}
