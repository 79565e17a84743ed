using AetherFlow.Edits;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Steps;

/// <summary>An edit whose paths may be written.</summary>
/// <param name="Edit">As the reply asks for it.</param>
/// <param name="Path">The file.</param>
/// <param name="NewPath">Where it moves; null where it stays.</param>
internal sealed record GuardedEdit(FileEdit Edit, WorkspacePath Path, WorkspacePath? NewPath);
