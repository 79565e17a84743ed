using AetherFlow.Runs.Events;

namespace AetherFlow.Engine;

/// <summary>What a plan run needs to know beside the plan; resolved once, frozen in the journal's first line.</summary>
public sealed record EngineSettings
{
    /// <summary>Most steps that run at once, unless the user says otherwise.</summary>
    public const int DefaultMaxParallel = 8;

    public required ExecutionMode Mode { get; init; }

    public int MaxParallel { get; init; } = DefaultMaxParallel;

    /// <summary>False: changes are made in the run's tree only, the workspace stays as it is.</summary>
    public bool Apply { get; init; } = true;

    /// <summary>Text that the user adds for every step.</summary>
    public string? Context { get; init; }

    /// <summary>Providers and models to ask, best first.</summary>
    public required IReadOnlyList<RouteChoice> Candidates { get; init; }

    /// <summary>Tokens that a reply may have, where the step's estimate does not ask for more.</summary>
    public int MaxTokens { get; init; } = 4000;

    public float Temperature { get; init; } = 0.7f;
}
