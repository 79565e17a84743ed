using AetherFlow.Edits;
using AetherFlow.Runs;

namespace AetherFlow.Engine.Steps;

/// <summary>What a reply (or, for a patch, the plan) wants done; or why it cannot be understood.</summary>
internal sealed record Proposal
{
    public IReadOnlyList<FileEdit> Edits { get; init; } = [];

    /// <summary>What dependants are told.</summary>
    public string Notes { get; init; } = "";

    public Problem? Problem { get; init; }

    public static Proposal Failed(Problem problem) => new() { Problem = problem };
}
