using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Cli.Json;

/// <summary>An attempt in <c>runs show --json</c>, where it edited lines or was reviewed.</summary>
internal sealed record AttemptJson
{
    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>Where the edits of an accepted reply went, the exact ones included; null for none.</summary>
    public IReadOnlyList<EditApplied>? Edits { get; init; }

    /// <summary>Lines nearest to edits that were refused; null for none.</summary>
    public IReadOnlyList<EditRefused>? Refused { get; init; }

    public ChangesReviewed? Review { get; init; }

    public Problem? Problem { get; init; }

    public static AttemptJson Of(RecordedAttempt attempt) => new()
    {
        Number = attempt.Number,
        Edits = attempt.Edits.Count > 0 ? attempt.Edits : null,
        Refused = attempt.Refused.Count > 0 ? attempt.Refused : null,
        Review = attempt.Review,
        Problem = attempt.Problem,
    };
}
