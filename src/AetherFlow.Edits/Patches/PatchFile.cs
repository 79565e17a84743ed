namespace AetherFlow.Edits;

/// <summary>A fragment put into an existing file at a place that the plan names.</summary>
public sealed record PatchFile(string Path, PatchInstruction Instruction, string Fragment) : FileEdit(Path, Declared: true);
