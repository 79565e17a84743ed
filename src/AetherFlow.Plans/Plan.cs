using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace AetherFlow.Plans;

/// <summary>What should be done: steps with their dependencies. <see cref="PlanReader"/> makes one only from a plan without errors.</summary>
public sealed record Plan
{
    private readonly FrozenDictionary<StepId, Step> _byId = FrozenDictionary<StepId, Step>.Empty;

    public required string TaskId { get; init; }

    public required string Description { get; init; }

    /// <summary>In file order; ids differ and <see cref="Step.Index"/> is the place in this list.</summary>
    /// <exception cref="ArgumentException">An id stands twice or an index is not the step's place.</exception>
    public required ImmutableArray<Step> Steps
    {
        get;
        init
        {
            for (var i = 0; i < value.Length; i++)
                if (value[i].Index != i) throw new ArgumentException($"step {value[i].Id} says index {value[i].Index} but stands at {i}", nameof(value));
            _byId = value.ToFrozenDictionary(step => step.Id);
            if (_byId.Count != value.Length) throw new ArgumentException("two steps have one id", nameof(value));
            field = value;
        }
    }

    /// <summary>From <c>metadata.output_merge</c>.</summary>
    public OutputMerge? OutputMerge { get; init; }

    /// <summary>Everything under <c>metadata</c>, <c>output_merge</c> included, in file order.</summary>
    public IReadOnlyDictionary<string, JsonElement> Metadata { get; init; } = Keys.None;

    /// <summary>Top-level keys that this version does not know, in file order.</summary>
    public IReadOnlyDictionary<string, JsonElement> Extra { get; init; } = Keys.None;

    /// <exception cref="KeyNotFoundException">The plan has no such step.</exception>
    public Step this[StepId id] => _byId[id];

    public bool TryFind(StepId id, [MaybeNullWhen(false)] out Step step) => _byId.TryGetValue(id, out step);
}
