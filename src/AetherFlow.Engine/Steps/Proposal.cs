using System.Collections.Frozen;
using AetherFlow.Edits;
using AetherFlow.Runs;

namespace AetherFlow.Engine.Steps;

/// <summary>What a reply (or, for a patch, the plan) wants done; or why it cannot be understood.</summary>
internal sealed record Proposal
{
    public IReadOnlyList<FileEdit> Edits { get; init; } = [];

    /// <summary>Files of which the model saw only a part, or none: what it did not see it must not replace.</summary>
    public IReadOnlySet<string> ShownInPart { get; init; } = FrozenSet<string>.Empty;

    /// <summary>The plan gives the text itself: no model was asked, and none can make it otherwise.</summary>
    public bool IsOfPlan { get; init; }

    /// <summary>What dependants are told.</summary>
    public string Notes { get; init; } = "";

    public Problem? Problem { get; init; }

    public static Proposal Failed(Problem problem) => new() { Problem = problem };
}
