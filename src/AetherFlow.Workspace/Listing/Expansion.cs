using System.Collections.Immutable;

namespace AetherFlow.Workspaces;

/// <summary>The files that a pattern means, in ordinal order, and what stood in the way.</summary>
public sealed record Expansion(ImmutableArray<WorkspacePath> Paths, ImmutableArray<WorkspaceProblem> Problems);
