using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>What becomes of a command, and why.</summary>
public sealed record Judgement
{
    public required Verdict Verdict { get; init; }

    /// <summary>Stable: <c>policy.allowed</c>, or the code of the part that decided (docs/policy.md lists them).</summary>
    public required string Code { get; init; }

    /// <summary>Of the part that decided, with its values.</summary>
    public required string Reason { get; init; }

    /// <summary>How to get another verdict; null where there is nothing to say.</summary>
    public string? Hint { get; init; }

    /// <summary>The rule that decided, if one did; of what is allowed, the one that allows its first program.</summary>
    public PolicyRule? Rule { get; init; }

    /// <summary>Every simple command with its own verdict, in the order of the text; inner ones behind those that run them.</summary>
    public required ImmutableArray<JudgedPart> Parts { get; init; }

    /// <summary>It cannot work in the sandbox (it talks to a daemon outside), so consent means: without one.</summary>
    public bool NeedsHost { get; init; }
}
