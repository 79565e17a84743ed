using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>Changes of a file's members.</summary>
/// <param name="Path">Relative to the workspace; not yet guarded.</param>
/// <param name="Operations">At least one, made in their order.</param>
/// <param name="Declared">False for a file that the step does not list.</param>
public sealed record SurgicalEdits(string Path, ImmutableArray<SurgicalOperation> Operations, bool Declared) : FileEdit(Path, Declared);
