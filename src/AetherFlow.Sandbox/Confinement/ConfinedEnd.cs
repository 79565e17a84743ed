using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>How a confined program ended.</summary>
internal sealed record ConfinedEnd
{
    /// <summary>What the program returned, or 128 and the signal that ended it; null where there is none to tell.</summary>
    public int? ExitCode { get; init; }

    /// <summary>False where the confinement was not made, or the program not found in it; its standard error says why.</summary>
    public bool Ran { get; init; } = true;

    /// <summary>Why it was not started, where the confinement itself refused.</summary>
    public SandboxProblem? Problem { get; init; }

    /// <summary>Limits of the sandbox that the program met.</summary>
    public ImmutableArray<SandboxProblem> LimitsMet { get; init; } = [];
}
