namespace AetherFlow.Runs.Output;

/// <summary>One step in a metrics file; docs/formats/output.md says what each figure is. Null is "not known".</summary>
internal sealed record StepMetrics
{
    public required string StepId { get; init; }

    public required string StepDescription { get; init; }

    public required string StepType { get; init; }

    public required bool Success { get; init; }

    public required long ExecutionTimeMs { get; init; }

    public required long TokensUsed { get; init; }

    public required long InputTokens { get; init; }

    public required long OutputTokens { get; init; }

    public required decimal CostUsd { get; init; }

    public required bool CostIsUpperBound { get; init; }

    /// <summary>A rough estimate: <see cref="RunMetrics.EnergyOf"/>.</summary>
    public required decimal EnergyGco2 { get; init; }

    public string? Error { get; init; }

    public long? TtftMs { get; init; }

    public long? TtrMs { get; init; }

    public long? QueueLatencyMs { get; init; }

    public long? NetworkOverheadMs { get; init; }

    public bool? ConnectionReused { get; init; }

    public string? Provider { get; init; }

    /// <summary>Of the reply cache; what the vendor's own cache did stands in <see cref="CachedInputTokens"/>.</summary>
    public bool? CacheHit { get; init; }

    public decimal? CacheReadCostMultiplier { get; init; }

    public bool SpeculativeEnabled { get; init; }

    public double? SpeculativeAcceptRate { get; init; }

    public double? SpeculativeSpeedupFactor { get; init; }

    public string? DraftProvider { get; init; }

    public string? VerifyProvider { get; init; }

    public required string Phase { get; init; }

    public string? Model { get; init; }

    public required long CachedInputTokens { get; init; }

    public string? KeptFrom { get; init; }

    /// <summary>Status of a check.</summary>
    public string? Verdict { get; init; }

    /// <param name="draftProvider">Who drafted what this step became.</param>
    /// <param name="verifyProvider">Who checked it.</param>
    public static StepMetrics Of(RecordedStep step, string? draftProvider, string? verifyProvider) => new()
    {
        StepId = step.Progress.Step,
        StepDescription = step.Description,
        StepType = step.Type,
        Success = step.Succeeded,
        ExecutionTimeMs = step.Progress.DurationMs,
        TokensUsed = step.Tokens,
        InputTokens = step.Progress.Usage.Input,
        OutputTokens = step.Progress.Usage.Output,
        CostUsd = step.Progress.Cost.Usd,
        CostIsUpperBound = step.Progress.CostIsUpperBound,
        EnergyGco2 = RunMetrics.EnergyOf(step.Tokens),
        Error = step.Error,
        TtftMs = step.Progress.FirstTokenMs,
        TtrMs = step.Progress.ReplyMs,
        Provider = step.Progress.Provider,
        CacheHit = step.Progress is { Provider: null } or { KeptFrom: not null } ? null : step.Progress.Cached,
        // A reply from the cache is free; at which part of the price a vendor sells cached input stands in the catalogue, not in the run.
        CacheReadCostMultiplier = step.Progress.Cached ? 0 : null,
        DraftProvider = draftProvider,
        VerifyProvider = verifyProvider,
        Phase = step.Progress.Phase,
        Model = step.Progress.Model,
        CachedInputTokens = step.Progress.Usage.CachedInput,
        KeptFrom = step.Progress.KeptFrom,
        Verdict = step.Verdict?.Status,
    };
}
