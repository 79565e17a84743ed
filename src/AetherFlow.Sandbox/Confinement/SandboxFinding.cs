using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace AetherFlow.Sandbox;

/// <summary>Whether there is the sandbox that the settings ask for, and what it cannot do on this machine.</summary>
public sealed record SandboxFinding
{
    public required SandboxKind Kind { get; init; }

    /// <summary>Where its program is; null where there is none, or none is needed.</summary>
    public string? Program { get; init; }

    /// <summary>As the program tells it: <c>bubblewrap 0.8.0</c>.</summary>
    public string? Version { get; init; }

    /// <summary>Why commands cannot be run, with the ways out; null: they can.</summary>
    public SandboxProblem? Problem { get; init; }

    /// <summary>Limits that cannot be held on this machine, one sentence each.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Where control groups may be made.</summary>
    internal ImmutableArray<ControllerFolder> Groups { get; init; } = [];

    /// <summary>Of containers: who the users inside are.</summary>
    internal ContainerUsers Users { get; init; }

    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsUsable => Problem is null;

    public override string ToString() => Problem is { } problem
        ? problem.ToString()
        : string.Join(' ', [$"{Version ?? Kind.ToString()}{(Program is null ? "" : $" ({Program})")}", .. Notes]);
}
