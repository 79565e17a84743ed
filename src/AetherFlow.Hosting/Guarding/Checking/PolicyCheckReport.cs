using AetherFlow.Runs;

namespace AetherFlow.Hosting;

/// <summary>What becomes of a command, and why.</summary>
public sealed record PolicyCheckReport
{
    /// <summary>As a shell would be given it.</summary>
    public required string Command { get; init; }

    /// <summary><c>allow</c>, <c>ask</c> or <c>deny</c>.</summary>
    public required string Verdict { get; init; }

    public required string Code { get; init; }

    public required string Reason { get; init; }

    public string? Hint { get; init; }

    public JudgedRule? Rule { get; init; }

    /// <summary>With the user's consent it runs without a sandbox.</summary>
    public bool NeedsHost { get; init; }

    /// <summary>Whether it was judged as one that a sandbox holds.</summary>
    public required bool Sandboxed { get; init; }

    public required string Workspace { get; init; }

    public IReadOnlyList<JudgedCommandPart> Parts { get; init; } = [];

    /// <summary>Rules of the project that do not hold.</summary>
    public IReadOnlyList<Problem> Ignored { get; init; } = [];
}
