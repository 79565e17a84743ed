namespace AetherFlow.Workspaces;

/// <summary>What a step wants of one file, by the hashes of its contents.</summary>
/// <param name="Path">Guarded for writing.</param>
/// <param name="BeforeHash">What must be there now; null: no file.</param>
/// <param name="AfterHash">What shall be there; null: no file.</param>
/// <param name="Mode">The permission bits it shall have; null: those it has, or what the umask gives to a new file. Alone it is a change, too: before and after are the same content then.</param>
public sealed record PlannedChange(WorkspacePath Path, string? BeforeHash, string? AfterHash, int? Mode = null);
