using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Cli.Json;

/// <summary>One run of <c>runs list --json</c>.</summary>
internal sealed record RunJson
{
    public required string Id { get; init; }

    public string? Kind { get; init; }

    public string? TaskId { get; init; }

    public string? Description { get; init; }

    public string? Workspace { get; init; }

    public string? Workflow { get; init; }

    public string? Mode { get; init; }

    public string? Undoes { get; init; }

    /// <summary>The one step of it that was taken back.</summary>
    public string? UndoesStep { get; init; }

    /// <summary>Steps that other runs took back alone; null for none.</summary>
    public IReadOnlyList<string>? UndoneSteps { get; init; }

    /// <summary>The run whose work was checked.</summary>
    public string? Audits { get; init; }

    /// <summary>The run that it was forked from.</summary>
    public string? Forks { get; init; }

    /// <summary>The recording that its replies came from.</summary>
    public string? Replay { get; init; }

    public CostEstimate? Estimate { get; init; }

    public required string Outcome { get; init; }

    public required bool Resumable { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? LastAt { get; init; }

    /// <summary>The last line of the last stint; null where that is under way or was cut off.</summary>
    public RunFinished? Finish { get; init; }

    /// <summary>What a fork kept, and what it works again; only in <c>runs show</c>.</summary>
    public RunForked? Fork { get; init; }

    /// <summary>What the checks say of the plan's criteria; only in <c>runs show</c>, null where no checks were wanted.</summary>
    public IReadOnlyList<CriterionJudged>? Criteria { get; init; }

    /// <summary>Only in <c>runs show</c>.</summary>
    public IReadOnlyList<StepJson>? Steps { get; init; }

    public static RunJson Of(RunGlance run) => new()
    {
        Id = run.Id.Value,
        Kind = run.Inputs?.Kind,
        TaskId = run.Inputs?.TaskId,
        Description = run.Inputs?.Description,
        Workspace = run.Inputs?.Workspace,
        Workflow = run.Inputs?.Workflow,
        Mode = run.Inputs?.Mode,
        Undoes = run.Inputs?.Undoes,
        UndoesStep = run.Inputs?.UndoesStep,
        UndoneSteps = run.Undo.Steps is { Count: > 0 } steps ? [.. steps.Select(mark => mark.Step!)] : null,
        Audits = run.Inputs?.Audits,
        Forks = run.Inputs?.Forks,
        Replay = run.Inputs?.Replay,
        Estimate = run.Inputs?.Estimate,
        Outcome = run.Outcome,
        Resumable = run.IsResumable,
        StartedAt = run.StartedAt,
        LastAt = run.LastAt,
        Finish = run.Finish,
    };
}
