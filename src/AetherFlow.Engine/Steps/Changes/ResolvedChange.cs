using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Steps;

/// <summary>A file that is to change, with both contents in the blobs.</summary>
/// <param name="Before">SHA-256 of the bytes the step saw; null where there was no file.</param>
/// <param name="After">SHA-256 of the bytes to come; null where the file goes.</param>
/// <param name="Mode">Unix permission bits to keep.</param>
/// <param name="Size">Bytes to come.</param>
internal sealed record ResolvedChange(WorkspacePath Path, string? Before, string? After, int? Mode, long Size);
