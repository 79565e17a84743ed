using AetherFlow.Runs;

namespace AetherFlow.Engine.PlanRuns;

/// <summary>Why a stint ended before all steps were closed.</summary>
/// <param name="Outcome">As in <see cref="Runs.Events.RunFinished.Outcome"/>.</param>
internal sealed record StopReason(string Outcome, Problem? Problem);
