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

    /// <summary>What a DOUBLE-CHECK found; null where the step is no check, or could not be made.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>A check succeeds where the work passes it: no verdict is never a pass.</summary>
    public bool Succeeded => Progress.State == StepState.Done && (!IsCheck || Verdict is { Status: Events.Verdict.Passed });

    public bool IsCheck => OutputLayout.IsCheck(Progress.Phase);

    public long Tokens => Progress.Usage.Input + Progress.Usage.Output;

    public string? Error => this switch
    {
        { Succeeded: true } => null,
        { Progress.Problem: { } problem } => $"{problem.Code}: {problem.Message}",
        { IsCheck: true } => $"verdict.{Verdict?.Status ?? Events.Verdict.None}: {Verdict?.Summary}",
        _ => null,
    };
}
