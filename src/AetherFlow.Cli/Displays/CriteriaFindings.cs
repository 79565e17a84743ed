using AetherFlow.Cli.Wording;
using AetherFlow.Runs.Events;

namespace AetherFlow.Cli.Displays;

/// <summary>Which criteria of the plan the checks proved: how many, and those by name that a person has to look at.</summary>
/// <param name="command">The program's name as the user types it.</param>
internal sealed class CriteriaFindings(string command)
{
    private const int MostNamed = 5;

    /// <summary>Columns of a criterion's words.</summary>
    private const int MostColumns = 80;

    private const string Margin = "          ";

    public IEnumerable<string> Of(RunView view)
    {
        if (view.Verification is not { Criteria: { Count: > 0 } criteria }) yield break;
        yield return $"{Margin}criteria: {CriteriaText.Counts(criteria)}";
        var open = criteria.Where(criterion => criterion.Outcome == CheckFinished.Failed)
            .Concat(criteria.Where(criterion => criterion.Outcome == CriterionJudged.NotVerifiable))
            .ToList();
        foreach (var criterion in open.Take(MostNamed)) yield return $"{Margin}{CriteriaText.Of(criterion, MostColumns)}";
        if (open.Count > MostNamed) yield return $"{Margin}… and {Figures.Count(open.Count - MostNamed)} more: {command} runs show {view.Run}";
    }
}
