namespace AetherFlow.Runs.Events;

/// <summary>Changes of a command whose contents before were not kept.</summary>
/// <param name="Folder">Relative to the workspace; empty for its root.</param>
/// <param name="Files">How many files it made, changed or removed there.</param>
/// <param name="Bytes">Of these files as they are after it.</param>
/// <param name="Reason">Why they were not kept.</param>
public sealed record UnkeptChange(string Folder, int Files, long Bytes, string Reason);
