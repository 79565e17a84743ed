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

    private Phase(string key, ExecutionMode mode, bool writes) => (Key, Mode, Writes) = (key, mode, writes);

    public string Key { get; }

    public ExecutionMode Mode { get; }

    /// <summary>Whether its changes go to the workspace.</summary>
    public bool Writes { get; }

    /// <param name="workflow"><c>PROTO</c>, <c>PROD</c>, or null for a single mode.</param>
    /// <param name="mode"><c>FAST</c>, <c>DOUBLE-CHECK</c>, else BUILD.</param>
    public static IReadOnlyList<Phase> Of(string? workflow, string? mode) => (workflow, mode) switch
    {
        ("PROTO", _) => [Fast, Check],
        ("PROD", _) => [Draft, Build, Check],
        (_, "FAST") => [Fast],
        (_, "DOUBLE-CHECK") => [Check],
        _ => [Build],
    };
}
