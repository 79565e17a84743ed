using System.Collections.Immutable;
using System.Text.Json;

namespace AetherFlow.Plans;

/// <summary>One piece of work of a plan.</summary>
public sealed record Step
{
    public required StepId Id { get; init; }

    /// <summary>0-based place in the plan.</summary>
    public required int Index { get; init; }

    public required string Description { get; init; }

    public required StepType Type { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Complexity { get; init; }

    /// <summary>100 to 8,000 in a strict plan; up to 1,000,000 in one that was read leniently.</summary>
    public required int EstimatedTokens { get; init; }

    /// <summary>Each once, in file order.</summary>
    public ImmutableArray<StepId> Dependencies { get; init; } = [];

    public ImmutableArray<string> ValidationCriteria { get; init; } = [];

    public StepContext Context { get; init; } = new();

    /// <summary>Keys of the step that this version does not know, in file order.</summary>
    public IReadOnlyDictionary<string, JsonElement> Extra { get; init; } = Keys.None;

    /// <summary>The files that this step declares to write, as written in the plan; empty for an analysis.</summary>
    public IEnumerable<string> Targets()
    {
        if (!Type.WritesFiles()) yield break;
        foreach (var file in Context.Files) yield return file;
        if (Type == StepType.Patch && Context.Patch?.TargetFile is { } target && !Context.Files.Contains(target)) yield return target;
    }
}
