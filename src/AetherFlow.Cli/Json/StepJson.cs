using AetherFlow.Runs;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Cli.Json;

/// <summary>One step of <c>runs show --json</c>.</summary>
internal sealed record StepJson
{
    public required string Id { get; init; }

    public required string State { get; init; }

    public required string Type { get; init; }

    public required string Description { get; init; }

    public int Attempts { get; init; }

    public int Calls { get; init; }

    public string? Provider { get; init; }

    public string? Model { get; init; }

    public required Usage Usage { get; init; }

    public Money Cost { get; init; }

    public bool CostIsUpperBound { get; init; }

    public long DurationMs { get; init; }

    public long? FirstTokenMs { get; init; }

    public required IReadOnlyList<string> Files { get; init; }

    public Problem? Problem { get; init; }

    public static StepJson Of(StepProgress step) => new()
    {
        Id = step.Step,
        State = StateOf(step.State),
        Type = step.Type,
        Description = step.Description,
        Attempts = step.Attempts,
        Calls = step.Calls,
        Provider = step.Provider,
        Model = step.Model,
        Usage = step.Usage,
        Cost = step.Cost,
        CostIsUpperBound = step.CostIsUpperBound,
        DurationMs = step.DurationMs,
        FirstTokenMs = step.FirstTokenMs,
        Files = step.Files,
        Problem = step.Problem,
    };

    public static string StateOf(StepState state) => state switch
    {
        StepState.Running => "running",
        StepState.Done => "done",
        StepState.Failed => "failed",
        StepState.Skipped => "skipped",
        _ => "waiting",
    };
}
