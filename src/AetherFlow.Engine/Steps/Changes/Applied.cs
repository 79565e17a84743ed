using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Steps;

/// <summary>What became of a proposal: the files as the step left them, or why nothing was changed.</summary>
internal sealed record Applied
{
    public IReadOnlyList<FileChange> Files { get; init; } = [];

    /// <summary>Where the reply's edits went; unknown where an earlier stint began to write them.</summary>
    public IReadOnlyList<EditApplied> Edits { get; init; } = [];

    /// <summary>Files that somebody else edited since they were read.</summary>
    public IReadOnlyList<string> Stale { get; init; } = [];

    /// <summary>Where edits were looked for in vain.</summary>
    public IReadOnlyList<EditRefused> Refused { get; init; } = [];

    public Problem? Problem { get; init; }

    public static Applied Rejected(Problem problem) => new() { Problem = problem };
}
