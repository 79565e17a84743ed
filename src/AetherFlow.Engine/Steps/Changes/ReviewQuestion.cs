using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Steps;

/// <summary>Changes that a person is asked about before they are written.</summary>
public sealed record ReviewQuestion
{
    /// <summary>The step that wants them; null: the merged file of the plan.</summary>
    public required string? Step { get; init; }

    /// <summary>The round of repair to whose plan the step belongs; 0: it is a step of the run's own plan.</summary>
    public int Round { get; init; }

    /// <summary>From 1; 0 where there are no attempts.</summary>
    public required int Attempt { get; init; }

    /// <summary>Whether another attempt follows where other changes are asked for.</summary>
    public required bool IsLastAttempt { get; init; }

    /// <summary>A model made them and can be asked for others; false: the plan gives them word for word.</summary>
    public required bool CanChange { get; init; }

    /// <summary>In path order.</summary>
    public required IReadOnlyList<FileChange> Files { get; init; }

    /// <summary>
    /// What may make a check pass without making the work right, and may be right all the same: <c>cheat.expectation</c>.
    /// Asked about even where all that follows was accepted. Empty but for corrections.
    /// </summary>
    public IReadOnlyList<Problem> Suspicions { get; init; } = [];

    /// <summary>Holds the contents before and after.</summary>
    public required BlobStore Blobs { get; init; }
}
