using AetherFlow.Runs;

namespace AetherFlow.Engine.PlanRuns;

/// <summary>One pass over the steps of a plan. Its key begins the keys of all its effects.</summary>
public sealed record Phase
{
    /// <summary>Quick work, written to the workspace.</summary>
    public static readonly Phase Fast = new("fast", ExecutionMode.Fast, writes: true);

    /// <summary>Quick work that only the next phase sees.</summary>
    public static readonly Phase Draft = new("draft", ExecutionMode.Fast, writes: false);

    /// <summary>Finished work, written to the workspace.</summary>
    public static readonly Phase Build = new("build", ExecutionMode.Build, writes: true);

    /// <summary>An audit of what the steps produced.</summary>
    public static readonly Phase Check = new("check", ExecutionMode.DoubleCheck, writes: false);

    /// <summary>A round of repair: finished work on a plan of corrections.</summary>
    /// <param name="round">From 1.</param>
    public static Phase Fix(int round) => new(FormattableString.Invariant($"fix-{round}"), ExecutionMode.Build, writes: true) { Round = round };

    private Phase(string key, ExecutionMode mode, bool writes) => (Key, Mode, Writes) = (key, mode, writes);

    public string Key { get; }

    public ExecutionMode Mode { get; }

    /// <summary>The round of repair; 0 for what comes before the first.</summary>
    public int Round { get; private init; }

    /// <summary>Whether its changes go to the workspace.</summary>
    public bool Writes { get; }

    /// <param name="workflow">One of <see cref="WorkflowNames"/>, or null for a single mode.</param>
    /// <param name="mode"><c>FAST</c>, <c>DOUBLE-CHECK</c>, else BUILD.</param>
    public static IReadOnlyList<Phase> Of(string? workflow, string? mode) => (workflow, mode) switch
    {
        (WorkflowNames.Proto, _) => [Fast, Check],
        (WorkflowNames.Prod, _) => [Draft, Build, Check],
        (WorkflowNames.VerifyFix, _) => [Build, Check],
        (WorkflowNames.RunAndFix, _) => [],
        (_, "FAST") => [Fast],
        (_, "DOUBLE-CHECK") => [Check],
        _ => [Build],
    };
}
