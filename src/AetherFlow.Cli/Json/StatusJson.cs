using AetherFlow.Cli.Displays;
using AetherFlow.Cli.Wording;
using AetherFlow.Runs;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Cli.Json;

/// <summary>Where a run stands, for <c>--status</c>.</summary>
internal sealed record StatusJson
{
    /// <summary>The run's name.</summary>
    public required string Id { get; init; }

    public string? TaskId { get; init; }

    public string? Description { get; init; }

    public string? PlanPath { get; init; }

    public string? Workspace { get; init; }

    /// <summary>Workflow or mode, and what it works on where that is another run.</summary>
    public required string Work { get; init; }

    /// <summary>The phase that is or was at work.</summary>
    public string? Phase { get; init; }

    public IReadOnlyList<PhaseJson> Phases { get; init; } = [];

    /// <summary>As <c>outcome</c> in <c>runs list</c>.</summary>
    public required string State { get; init; }

    public required bool Resumable { get; init; }

    /// <summary>Steps that are being worked.</summary>
    public IReadOnlyList<string> AtWork { get; init; } = [];

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>From the first line to the last one, to now while it runs.</summary>
    public long DurationMs { get; init; }

    public required Money Cost { get; init; }

    public required bool CostIsUpperBound { get; init; }

    public Money? Budget { get; init; }

    /// <summary>Why it ended as it did, or what a step failed with last.</summary>
    public Problem? Problem { get; init; }

    public static StatusJson Of(RunGlance run, RunView view, DateTimeOffset now)
    {
        var spend = view.History.Spend;
        var bound = spend.Unknown + spend.Reserved;
        var last = run.IsRunning ? now : run.LastAt;
        return new StatusJson
        {
            Id = run.Id.Value,
            TaskId = run.Inputs?.TaskId,
            Description = run.Inputs?.Description,
            PlanPath = run.Inputs?.PlanPath,
            Workspace = run.Inputs?.Workspace,
            Work = run.Inputs is { } inputs ? PhaseNames.WorkOf(inputs) : "",
            Phase = view.Phases.Count > 0 ? view.Phase : null,
            Phases = [.. view.Phases.Select(view.ProgressOf).Select(PhaseJson.Of)],
            State = run.Outcome,
            Resumable = run.IsResumable,
            AtWork = run.IsRunning ? [.. view.Steps.Steps.Where(s => s.State == StepState.Running).Select(s => s.Step)] : [],
            StartedAt = run.StartedAt,
            UpdatedAt = run.LastAt,
            DurationMs = last is { } end && run.StartedAt is { } start ? Math.Max(0, (long)(end - start).TotalMilliseconds) : 0,
            Cost = spend.Settled + bound,
            CostIsUpperBound = bound > Money.Zero,
            Budget = view.History.Budget,
            Problem = run.Finish?.Problem ?? view.Steps.Steps.LastOrDefault(s => s is { State: StepState.Failed, Problem: not null })?.Problem,
        };
    }
}
