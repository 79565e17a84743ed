namespace AetherFlow.Engine.Verification;

/// <summary>What a check proved.</summary>
public enum EvidenceOutcome
{
    Passed,
    Failed,

    /// <summary>It proved nothing: <see cref="Evidence.Reason"/> says why.</summary>
    NotRun,
}
