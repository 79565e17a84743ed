using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>Pieces of a file replaced by others. All are found in the same text, and none may touch another.</summary>
/// <param name="Path">Relative to the workspace; not yet guarded.</param>
/// <param name="Hunks">At least one, in the reply's order.</param>
/// <param name="Declared">False for a file that the step does not list.</param>
public sealed record HunkEdits(string Path, ImmutableArray<Hunk> Hunks, bool Declared) : FileEdit(Path, Declared);
