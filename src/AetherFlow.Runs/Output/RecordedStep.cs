using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Runs.Output;

/// <summary>A closed step with the texts that the fold left in the journal.</summary>
internal sealed record RecordedStep
{
    public required StepProgress Progress { get; init; }

    public required string Description { get; init; }

    public required string Type { get; init; }

    /// <summary>The last whole reply; what the step told its dependants where no model was asked.</summary>
    public required string Reply { get; init; }

    /// <summary>Files as the step left them.</summary>
    public required IReadOnlyList<FileChange> Files { get; init; }

    public bool Succeeded => Progress.State == StepState.Done;

    public long Tokens => Progress.Usage.Input + Progress.Usage.Output;

    public string? Error => Succeeded || Progress.Problem is not { } problem ? null : $"{problem.Code}: {problem.Message}";
}
