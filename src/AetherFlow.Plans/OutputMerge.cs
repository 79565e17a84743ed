using System.Collections.Immutable;

namespace AetherFlow.Plans;

/// <summary>Outputs of steps that are joined, in this order, into one file after the run.</summary>
public sealed record OutputMerge(string File, ImmutableArray<StepId> Steps);
