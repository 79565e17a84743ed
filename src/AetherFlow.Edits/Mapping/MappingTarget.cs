namespace AetherFlow.Edits;

/// <summary>A file that a step may write.</summary>
/// <param name="Path">As the plan spells it, with slashes.</param>
/// <param name="Exists">Whether the step's snapshot has it: a new file must come with the reply, an existing one may stay as it is.</param>
public sealed record MappingTarget(string Path, bool Exists);
