using AetherFlow.Runs.Events;

namespace AetherFlow.Cli.Wording;

/// <summary>What the checks say of a plan's criteria, in words.</summary>
internal static class CriteriaText
{
    /// <summary>In the order in which they are told.</summary>
    private static readonly (string Outcome, string Text)[] Outcomes =
    [
        (CheckFinished.Passed, "passed"),
        (CheckFinished.Failed, "failed"),
        (CheckFinished.NotRun, "not run"),
        (CriterionJudged.NotVerifiable, "not verifiable"),
    ];

    /// <summary>All together: <c>2 passed, 1 failed, 3 not verifiable</c>.</summary>
    public static string Counts(IReadOnlyList<CriterionJudged> criteria) => string.Join(", ", Outcomes
        .Select(outcome => (Count: criteria.Count(criterion => criterion.Outcome == outcome.Outcome), outcome.Text))
        .Where(outcome => outcome.Count > 0)
        .Select(outcome => $"{Figures.Count(outcome.Count)} {outcome.Text}"));

    /// <summary><c>failed: all tests pass (step_2)</c>.</summary>
    /// <param name="columns">That the criterion's own words may take.</param>
    public static string Of(CriterionJudged criterion, int columns) =>
        $"{OutcomeOf(criterion)}: {Printable.Fit(criterion.Text, columns)} ({Printable.Line(criterion.Step)})";

    private static string OutcomeOf(CriterionJudged criterion) =>
        Outcomes.FirstOrDefault(outcome => outcome.Outcome == criterion.Outcome).Text ?? Printable.Line(criterion.Outcome);
}
