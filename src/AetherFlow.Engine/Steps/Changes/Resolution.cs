using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Steps;

/// <summary>What a proposal comes to: the changes of all files, or the problem that lets none of them be made.</summary>
internal sealed record Resolution
{
    public IReadOnlyList<ResolvedChange> Changes { get; init; } = [];

    /// <summary>Where the edits went, in the reply's order; none for whole files.</summary>
    public IReadOnlyList<EditApplied> Edits { get; init; } = [];

    /// <summary>Where edits were looked for in vain.</summary>
    public IReadOnlyList<EditRefused> Refused { get; init; } = [];

    public Problem? Problem { get; init; }

    public static Resolution Failed(Problem problem) => new() { Problem = problem };
}
