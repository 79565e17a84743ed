using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace AetherFlow.Sandbox;

/// <summary>A policy file, or all that is wrong with it.</summary>
public sealed record PolicyReading
{
    private PolicyReading(PolicyFile? file, ImmutableArray<PolicyProblem> problems)
    {
        File = file;
        Problems = problems;
    }

    public PolicyFile? File { get; }

    public ImmutableArray<PolicyProblem> Problems { get; }

    [MemberNotNullWhen(true, nameof(File))]
    public bool IsRead => File is not null;

    public static PolicyReading Of(PolicyFile file) => new(file, []);

    public static PolicyReading Of(ImmutableArray<PolicyProblem> problems) => new(null, problems);
}
