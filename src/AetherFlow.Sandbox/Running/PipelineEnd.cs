using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>How one pipeline of a command ended.</summary>
/// <param name="Index">Which one, from 0.</param>
/// <param name="ExitCodes">Of its stages, in their order.</param>
public sealed record PipelineEnd(int Index, ImmutableArray<int> ExitCodes);
