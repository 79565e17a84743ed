using System.Text.Json.Serialization;

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

    /// <summary><c>PROTO</c> or <c>PROD</c>; null where a plan runs in one mode.</summary>
    public string? Workflow { get; init; }

    /// <summary><c>FAST</c>, <c>BUILD</c> or <c>DOUBLE-CHECK</c>; null where a workflow decides.</summary>
    public string? Mode { get; init; }

    /// <summary>Rules that BUILD follows and DOUBLE-CHECK cites, as they were read.</summary>
    public Payload? Guidelines { get; init; }

    /// <summary>Where the guidelines were read from, for people; null for the built-in ones.</summary>
    public string? GuidelinesPath { get; init; }

    /// <summary><c>keep</c> or <c>undo</c>: what becomes of the changes where a step or a check fails.</summary>
    public string OnFailure { get; init; } = "keep";

    /// <summary>Who is asked, and nobody else, as the user named it; null: whom each mode prefers.</summary>
    public string? Model { get; init; }

    /// <summary>Replies of earlier runs are not used.</summary>
    public bool Fresh { get; init; }

    /// <summary>Tokens that a reply may have, where a step does not ask for more; null in older journals.</summary>
    public int? MaxTokens { get; init; }

    public float? Temperature { get; init; }

    /// <summary>The recorded run, or its file, whose replies are given again.</summary>
    public string? Replay { get; init; }

    /// <summary>The replies come from the program's own simulator: what they would cost is shown, and counted nowhere.</summary>
    public bool Simulated { get; init; }

    /// <summary>Whether its calls are billed: what a replay answers was paid for by the run that it replays.</summary>
    [JsonIgnore]
    public bool IsPaid => Replay is null && !Simulated;

    /// <summary>Whether another stint can go on with it: the demo's simulator ends with the demo.</summary>
    [JsonIgnore]
    public bool CanGoOn => Kind == "plan" && !Simulated;

    /// <summary>The run whose work is audited; null: the files as they are.</summary>
    public string? Audits { get; init; }

    /// <summary>The run that this one was forked from.</summary>
    public string? Forks { get; init; }

    public CostEstimate? Estimate { get; init; }

    /// <summary>Text that the user added for every step.</summary>
    public string? Context { get; init; }

    public bool Apply { get; init; } = true;

    /// <summary>A person is asked before anything is written.</summary>
    public bool Review { get; init; }

    /// <summary>The checks of the workspace are run once the steps are done.</summary>
    public bool Verify { get; init; }

    /// <summary>What is repaired once the steps are done; null for nothing.</summary>
    public RepairInputs? Repair { get; init; }

    /// <summary>Every further attempt at something that failed goes to a stronger model.</summary>
    public bool Escalate { get; init; }

    /// <summary>Where commands run; null where none is run.</summary>
    public SandboxInputs? Sandbox { get; init; }

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

    /// <summary>The one step of it that is taken back; null: all.</summary>
    public string? UndoesStep { get; init; }
}
