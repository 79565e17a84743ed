namespace AetherFlow.Runs.Events;

/// <summary>The first line of every journal: all that went into the run, frozen.</summary>
public sealed record RunStarted
{
    /// <summary>The run's name, put in as the run begins: who reads the lines as they come learns it from the first.</summary>
    public string? Run { get; init; }

    /// <summary><c>plan</c> or <c>undo</c>.</summary>
    public required string Kind { get; init; }

    public string? TaskId { get; init; }

    public string? Description { get; init; }

    /// <summary>The plan's bytes as they were read.</summary>
    public Payload? Plan { get; init; }

    /// <summary>Where the plan was read from, for people.</summary>
    public string? PlanPath { get; init; }

    /// <summary>Absolute path of the workspace.</summary>
    public required string Workspace { get; init; }

    /// <summary><c>FAST</c> or <c>BUILD</c>.</summary>
    public string? Mode { get; init; }

    /// <summary>Text that the user added for every step.</summary>
    public string? Context { get; init; }

    public bool Apply { get; init; } = true;

    public bool Lenient { get; init; }

    public int MaxParallel { get; init; }

    public Money? Budget { get; init; }

    /// <summary>Where the output folder of this run is written.</summary>
    public string? Output { get; init; }

    /// <summary>Provider and model of each mode, as resolved at the start, best first.</summary>
    public IReadOnlyList<RouteChoice> Routes { get; init; } = [];

    /// <summary>SHA-256 of the catalogue in force.</summary>
    public string? Catalogue { get; init; }

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>The run whose changes this run takes back.</summary>
    public string? Undoes { get; init; }
}
