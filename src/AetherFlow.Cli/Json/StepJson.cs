using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Cli.Json;

/// <summary>One step of <c>runs show --json</c>.</summary>
internal sealed record StepJson
{
    public required string Id { get; init; }

    /// <summary><c>draft</c>, <c>fast</c>, <c>build</c>, <c>check</c>.</summary>
    public required string Phase { get; init; }

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

    public bool Cached { get; init; }

    /// <summary>Null where no reply came from the cache.</summary>
    public CacheSavings? Cache { get; init; }

    /// <summary>Of a step that was checked.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>The run that did it, where a fork took it over.</summary>
    public string? KeptFrom { get; init; }

    /// <summary>Those that edited lines or were reviewed, named apart from <see cref="Attempts"/>; null for none.</summary>
    public IReadOnlyList<AttemptJson>? AttemptLog { get; init; }

    public Problem? Problem { get; init; }

    public static StepJson Of(StepProgress step, Verdict? verdict, IReadOnlyList<RecordedAttempt> attempts) => new()
    {
        Id = step.Step,
        Phase = step.Phase,
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
        Cached = step.Cached,
        Cache = step.Cache.Hits > 0 ? step.Cache : null,
        Verdict = verdict,
        KeptFrom = step.KeptFrom,
        AttemptLog = attempts.Count > 0 ? [.. attempts.Select(AttemptJson.Of)] : null,
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
