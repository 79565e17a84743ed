using AetherFlow.Models.Calling;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.PlanRuns;

/// <summary>What a plan run works with.</summary>
public sealed record PlanRunParts(Workspace Workspace, ModelCaller Models, TimeProvider Time);
