using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Hosting;

/// <summary>What a user asks for with `--plan`, or with `--check RUN`.</summary>
public sealed record RunRequest
{
    /// <summary>Null where <see cref="AuditRun"/> is checked: the plan is then that run's.</summary>
    public string? PlanPath { get; init; }

    /// <summary>The run whose work is checked, by its name or last characters; null: a plan is run.</summary>
    public string? AuditRun { get; init; }

    /// <summary>Folder that the plan's paths are relative to; with <see cref="AuditRun"/> that run's counts instead. Null: WORKSPACE_DIR, else the current directory.</summary>
    public string? Workspace { get; init; }

    /// <summary>One of <see cref="WorkflowNames"/>; null: one mode.</summary>
    public string? Workflow { get; init; }

    /// <summary><c>FAST</c>, <c>BUILD</c> or <c>DOUBLE-CHECK</c>; null, or of no effect, where a workflow decides.</summary>
    public string? Mode { get; init; } = "BUILD";

    /// <summary>Rules that BUILD follows and DOUBLE-CHECK cites; null: <c>GUIDELINES.md</c> of the workspace, else the built-in ones.</summary>
    public string? GuidelinesPath { get; init; }

    /// <summary>Folder of step outputs and metrics; null: OUTPUT_DIR, else <c>output</c> in the current directory.</summary>
    public string? Output { get; init; }

    /// <summary>Text that every step is told.</summary>
    public string? Context { get; init; }

    /// <summary>Who is asked, and nobody else: <c>PROVIDER</c>, <c>PROVIDER/MODEL</c> or a model; null: whom each mode prefers.</summary>
    public string? Model { get; init; }

    /// <summary>Steps that may run at once; null: the default of 8.</summary>
    public int? MaxParallel { get; init; }

    /// <summary>Limit of the money that may be spent; null: none.</summary>
    public Money? Budget { get; init; }

    /// <summary>False: the changes are made in memory and in the output folder only.</summary>
    public bool Apply { get; init; } = true;

    /// <summary><c>keep</c> or <c>undo</c>: what becomes of the changes where a step or the check fails.</summary>
    public string OnFailure { get; init; } = "keep";

    /// <summary>Replies of earlier runs are not used.</summary>
    public bool Fresh { get; init; }

    /// <summary>The replies come from the program's own simulator, so what they cost is counted nowhere.</summary>
    public bool Simulated { get; init; }

    /// <summary>The recorded run, or the file that `runs export` made of it, whose replies are given again; null: models are asked.</summary>
    public string? Replay { get; init; }

    /// <summary>A person is asked before anything is written.</summary>
    public bool Review { get; init; }

    /// <summary>Who asks; null: nobody can.</summary>
    public Reviewer? Reviewer { get; init; }

    /// <summary>The checks of the workspace are run once the steps are done.</summary>
    public bool Verify { get; init; }

    /// <summary>What is repaired once the steps are done; null for nothing.</summary>
    public RepairInputs? Repair { get; init; }

    /// <summary>Every further attempt at something that failed goes to a stronger model.</summary>
    public bool Escalate { get; init; }

    public SandboxRequest Sandbox { get; init; } = new();

    /// <summary>Whether the run will run commands.</summary>
    internal bool RunsCommands => Verify || Repair is not null;

    /// <summary>Takes what real plans contain, with warnings.</summary>
    public bool Lenient { get; init; }

    /// <summary>A file with variables that the user names; a workspace's own <c>.env</c> is never read by itself.</summary>
    public string? EnvFile { get; init; }
}
