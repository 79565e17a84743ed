using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace AetherFlow.Plans;

/// <summary>A plan, or everything that keeps the file from being one.</summary>
public sealed record PlanReading
{
    internal PlanReading(Plan? plan, ImmutableArray<PlanProblem> problems)
    {
        Plan = plan;
        Problems = problems;
    }

    /// <summary>Null exactly when there is an error.</summary>
    public Plan? Plan { get; }

    /// <summary>In file order; warnings too.</summary>
    public ImmutableArray<PlanProblem> Problems { get; }

    [MemberNotNullWhen(true, nameof(Plan))]
    public bool IsValid => Plan is not null;
}
