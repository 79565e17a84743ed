using AetherFlow.Engine.Tree;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Steps;

/// <summary>A file as the step sees it.</summary>
/// <param name="Path">Guarded for writing.</param>
/// <param name="View">Its content, or that there is none.</param>
/// <param name="IsShown">Whether the model saw any of it, or that it does not exist.</param>
/// <param name="IsShownWhole">Whether the model saw all of it: what it did not see it must not replace.</param>
internal sealed record SeenFile(WorkspacePath Path, FileView View, bool IsShown, bool IsShownWhole);
