using System.Collections.Immutable;

namespace AetherFlow.Engine.Verification;

/// <summary>One of a step's `validation_criteria`, and the checks that would prove it.</summary>
public sealed record Criterion
{
    /// <summary>As it stands in the plan.</summary>
    public required string Text { get; init; }

    /// <summary>All of them must pass; empty where no check proves it.</summary>
    public ImmutableArray<CheckKind> Checks { get; init; } = [];

    /// <summary>Passing is not enough: the build must also be free of warnings.</summary>
    public bool WithoutWarnings { get; init; }

    public bool IsVerifiable => Checks.Length > 0;

    /// <summary>
    /// What evidence says of it: passed where each of its checks was run and all of these passed, failed where one
    /// failed, and otherwise not run, which also is what a criterion that is not verifiable gets.
    /// </summary>
    public EvidenceOutcome Judge(IReadOnlyList<Evidence> evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        if (!IsVerifiable) return EvidenceOutcome.NotRun;
        var own = evidence.Where(e => Checks.Contains(e.Check.Kind)).ToList();
        if (own.Any(e => e.Outcome == EvidenceOutcome.Failed || (WithoutWarnings && e is { Check.Kind: CheckKind.Build, Warnings: > 0 }))) return EvidenceOutcome.Failed;
        var isProved = Checks.All(k => own.Any(e => e.Check.Kind == k)) && own.All(e => e.Outcome == EvidenceOutcome.Passed);
        return isProved ? EvidenceOutcome.Passed : EvidenceOutcome.NotRun;
    }
}
