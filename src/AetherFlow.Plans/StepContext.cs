using System.Collections.Immutable;
using System.Text.Json;

namespace AetherFlow.Plans;

/// <summary>What a step may look at and what it is told; paths are kept as written.</summary>
public sealed record StepContext
{
    /// <summary>Targets of a writing step; files to read for an analysis.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>Files that are only read.</summary>
    public ImmutableArray<string> InputFiles { get; init; } = [];

    public string? Language { get; init; }

    public string? Framework { get; init; }

    public string? Instructions { get; init; }

    /// <summary>The fragment of a patch step; without it a model is asked for one.</summary>
    public string? Replacement { get; init; }

    /// <summary>Always there for a patch step; elsewhere only if the plan has a complete block.</summary>
    public PatchBlock? Patch { get; init; }

    /// <summary>Every other key, in file order.</summary>
    public IReadOnlyDictionary<string, JsonElement> Others { get; init; } = Keys.None;
}
