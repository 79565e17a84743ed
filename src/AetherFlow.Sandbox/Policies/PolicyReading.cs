using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace AetherFlow.Sandbox;

/// <summary>A policy file, or all that is wrong with it.</summary>
public sealed record PolicyReading
{
    private PolicyReading(PolicyFile? file, ImmutableArray<PolicyProblem> problems, ImmutableArray<PolicyProblem> ignored)
    {
        File = file;
        Problems = problems;
        Ignored = ignored;
    }

    public PolicyFile? File { get; }

    public ImmutableArray<PolicyProblem> Problems { get; }

    /// <summary>What stands in the file and does not hold, for its origin may not say it.</summary>
    public ImmutableArray<PolicyProblem> Ignored { get; }

    [MemberNotNullWhen(true, nameof(File))]
    public bool IsRead => File is not null;

    public static PolicyReading Of(PolicyFile file, params ImmutableArray<PolicyProblem> ignored) => new(file, [], ignored);

    public static PolicyReading Of(ImmutableArray<PolicyProblem> problems) => new(null, problems, []);
}
