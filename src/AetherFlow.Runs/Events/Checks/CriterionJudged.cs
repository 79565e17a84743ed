namespace AetherFlow.Runs.Events;

/// <summary>What the checks say of a step's criterion.</summary>
/// <param name="Step">Its id.</param>
/// <param name="Text">As it stands in the plan.</param>
/// <param name="Outcome"><c>passed</c>, <c>failed</c>, <c>not_run</c>, or <c>not_verifiable</c>, where no check proves it.</param>
public sealed record CriterionJudged(string Step, string Text, string Outcome)
{
    public const string NotVerifiable = "not_verifiable";
}
