namespace AetherFlow.Runs.Events;

/// <summary>What a run repairs, once its steps are done.</summary>
public sealed record RepairInputs
{
    /// <summary>The command that has to succeed; null: the checks of the workspace and the DOUBLE-CHECK have to pass.</summary>
    public string? Command { get; init; }

    /// <summary>Where the command runs, relative to the workspace; empty for its root.</summary>
    public string Folder { get; init; } = "";

    public required int MaxRounds { get; init; }

    /// <summary>How long the command may run.</summary>
    public int TimeoutSeconds { get; init; } = 120;

    /// <summary>Edits that weaken tests or checks are allowed.</summary>
    public bool AllowsWeakerChecks { get; init; }
}
