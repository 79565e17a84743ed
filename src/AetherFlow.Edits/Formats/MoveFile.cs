using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>A file that gets another path, and may change on the way.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="NewPath">Where it goes; not yet guarded.</param>
/// <param name="Hunks">What changes in it; empty for nothing.</param>
/// <param name="Declared">False for a file that the step does not list.</param>
public sealed record MoveFile(string Path, string NewPath, ImmutableArray<Hunk> Hunks, bool Declared) : FileEdit(Path, Declared);
