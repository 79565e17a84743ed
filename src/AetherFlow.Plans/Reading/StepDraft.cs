using System.Collections.Immutable;
using AetherFlow.Plans.Source;

namespace AetherFlow.Plans.Reading;

/// <summary>A step as far as it could be read, with the places that later checks point at.</summary>
internal sealed record StepDraft
{
    public required Step Step { get; init; }

    /// <summary>Null when the step has no usable id; nothing can then depend on it.</summary>
    public SourceValue? IdAt { get; init; }

    /// <summary>Where each entry of the step's dependencies stands.</summary>
    public ImmutableArray<SourceValue> DependenciesAt { get; init; } = [];
}
