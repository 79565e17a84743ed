using AetherFlow.Runs.Events;

namespace AetherFlow.Runs.Folds;

/// <summary>One attempt of a step as its journal keeps it: where its edits went, and what a person said to them.</summary>
/// <param name="Number">From 1.</param>
public sealed record RecordedAttempt(int Number)
{
    /// <summary>Why it was not accepted; null where it was, and where it has not ended.</summary>
    public Problem? Problem { get; init; }

    /// <summary>Where the edits of an accepted reply went.</summary>
    public IReadOnlyList<EditApplied> Edits { get; init; } = [];

    /// <summary>Where edits were looked for in vain.</summary>
    public IReadOnlyList<EditRefused> Refused { get; init; } = [];

    /// <summary>The last answer of a review; null where nobody was asked.</summary>
    public ChangesReviewed? Review { get; init; }
}
