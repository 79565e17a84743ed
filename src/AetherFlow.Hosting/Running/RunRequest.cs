using AetherFlow.Runs;

namespace AetherFlow.Hosting;

/// <summary>What a user asks for with `--plan`.</summary>
public sealed record RunRequest
{
    public required string PlanPath { get; init; }

    /// <summary>Folder that the plan's paths are relative to.</summary>
    public required string Workspace { get; init; }

    /// <summary><c>FAST</c> or <c>BUILD</c>.</summary>
    public string Mode { get; init; } = "BUILD";

    /// <summary>Folder of step outputs and metrics; null: OUTPUT_DIR, else <c>output</c> in the current directory.</summary>
    public string? Output { get; init; }

    /// <summary>Text that every step is told.</summary>
    public string? Context { get; init; }

    /// <summary>Steps that may run at once; null: the default of 8.</summary>
    public int? MaxParallel { get; init; }

    /// <summary>Limit of the money that may be spent; null: none.</summary>
    public Money? Budget { get; init; }

    /// <summary>False: the changes are made in memory and in the output folder only.</summary>
    public bool Apply { get; init; } = true;

    /// <summary>Takes what real plans contain, with warnings.</summary>
    public bool Lenient { get; init; }

    /// <summary>A file with variables that the user names; a workspace's own <c>.env</c> is never read by itself.</summary>
    public string? EnvFile { get; init; }
}
