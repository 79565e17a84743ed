namespace AetherFlow.Runs.Events;

/// <summary>What the checks of the workspace say, all together.</summary>
public sealed record VerificationFinished
{
    /// <summary>Checks that passed, failed, and proved nothing.</summary>
    public required CheckCounts Checks { get; init; }

    /// <summary>Every criterion of the plan, in its order.</summary>
    public IReadOnlyList<CriterionJudged> Criteria { get; init; } = [];
}
