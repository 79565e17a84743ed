using AetherFlow.Runs;

namespace AetherFlow.Hosting;

/// <summary>Changes of a step, not written yet, that a person is asked about.</summary>
public sealed record ProposedChanges
{
    /// <summary>The step that wants them; null: the merged file of the plan.</summary>
    public required string? Step { get; init; }

    /// <summary>What the step is to do; empty for the merged file.</summary>
    public string Description { get; init; } = "";

    /// <summary>From 1; 0 for the merged file.</summary>
    public int Attempt { get; init; }

    /// <summary>No attempt follows: whatever is not accepted fails the step.</summary>
    public bool IsLastAttempt { get; init; }

    /// <summary>Whether a model can be asked to make them otherwise.</summary>
    public bool CanChange { get; init; }

    /// <summary>What may make a check pass without making the work right, and may be right all the same; only of corrections.</summary>
    public IReadOnlyList<Problem> Suspicions { get; init; } = [];

    /// <summary>In path order.</summary>
    public required IReadOnlyList<ChangedFile> Files { get; init; }
}
