using AetherFlow.Engine.Checking;
using AetherFlow.Engine.Forking;
using AetherFlow.Engine.PlanRuns;
using AetherFlow.Engine.Steps;
using AetherFlow.Engine.Verification;
using AetherFlow.Plans;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine;

/// <summary>What a plan run needs to know beside the plan; resolved once, frozen in the journal's first line.</summary>
public sealed record EngineSettings
{
    /// <summary>Most steps that run at once, unless the user says otherwise.</summary>
    public const int DefaultMaxParallel = 8;

    /// <summary>In their order: each begins when the one before is over.</summary>
    public required IReadOnlyList<Phase> Phases { get; init; }

    public int MaxParallel { get; init; } = DefaultMaxParallel;

    /// <summary>False: changes are made in the run's tree only, the workspace stays as it is.</summary>
    public bool Apply { get; init; } = true;

    /// <summary>Whether the changes are taken back where a step or a check fails.</summary>
    public bool UndoOnFailure { get; init; }

    /// <summary>Whether the checks of the workspace are run once the steps are done.</summary>
    public bool Verify { get; init; }

    /// <summary>What is repaired once the steps are done; null for nothing.</summary>
    public RepairInputs? Repair { get; init; }

    /// <summary>Whether every further attempt at something that failed goes to a stronger model.</summary>
    public bool Escalate { get; init; }

    /// <summary>What the workspace's own configuration says about its checks.</summary>
    public CheckOverrides Checks { get; init; } = CheckOverrides.None;

    /// <summary>Text that the user adds for every step.</summary>
    public string? Context { get; init; }

    /// <summary>Rules that BUILD follows and DOUBLE-CHECK cites.</summary>
    public Guidelines Guidelines { get; init; } = Guidelines.BuiltIn;

    /// <summary>Which providers and models to ask, best first.</summary>
    public required Func<RouteQuestion, IReadOnlyList<RouteChoice>> Route { get; init; }

    /// <summary>What a DOUBLE-CHECK without a phase before it looks at; null: the files as they are.</summary>
    public AuditedWork? Audited { get; init; }

    /// <summary>The run that this one was forked from; null for none.</summary>
    public ForkSource? Fork { get; init; }

    /// <summary>Tokens that a reply may have, where the step's estimate does not ask for more.</summary>
    public int MaxTokens { get; init; } = 4000;

    public float Temperature { get; init; } = 0.7f;

    /// <summary>Tokens that the first reply to a step may have: twice what its plan expects, where that is more than usual.</summary>
    internal int ReplyTokensFor(Step step) => Math.Max(MaxTokens, 2 * step.EstimatedTokens);
}
