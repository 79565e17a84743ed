namespace AetherFlow.Engine.Repairs;

/// <summary>Files that a correction is shown, relative to the workspace.</summary>
/// <param name="Targets">Those that it may change, the likeliest first.</param>
/// <param name="Neighbours">Those that it only reads.</param>
internal sealed record SeenFiles(IReadOnlyList<string> Targets, IReadOnlyList<string> Neighbours);
