using AetherFlow.Cli.Wording;
using AetherFlow.Hosting;
using AetherFlow.Runs;

namespace AetherFlow.Cli.Listings;

/// <summary>What a run would ask, whom, and what it would cost.</summary>
internal static class DryRunPage
{
    /// <param name="preview">With a plan.</param>
    /// <param name="work">Workflow or mode.</param>
    public static IEnumerable<string> Of(PlanPreview preview, string work)
    {
        var plan = preview.Plan!;
        yield return $"{Printable.Line(plan.TaskId)}: {Printable.Line(plan.Description)}";
        yield return $"{Figures.Count(plan.Steps.Length, "step")}, {work}, in {Printable.Line(preview.Workspace)}";
        foreach (var phase in preview.Steps.GroupBy(s => s.Phase))
        {
            yield return "";
            foreach (var line in Table(phase.Key, [.. phase])) yield return line;
        }

        foreach (var step in preview.Steps.Where(s => s.Problem is not null))
            yield return $"{Printable.Line(step.Step.Id.Value)} ({PhaseNames.NameOf(step.Phase)}) would fail: {Printable.Line(step.Problem!.ToString())}";
        foreach (var reason in Reasons(preview.Steps)) yield return reason;
        yield return "";
        var estimate = preview.Estimate!;
        yield return $"{Figures.Count(estimate.Calls, "call")}: {EstimateText.Of(estimate)}";
        if (preview.Budget is { } limit && limit < estimate.Expected)
            yield return $"The budget of {limit} is less than is expected: the run would stop on the way, and could be resumed with more.";
        else if (preview.Budget is { } some && some < estimate.AtMost)
            yield return $"The budget of {some} is enough for what is expected, not for the worst case: then the run would stop, and could be resumed with more.";
        if (preview.Budget is { } any && estimate.PriceMissing)
            yield return $"With the budget of {any}, a model without a known price is not asked: give it one, or run without a budget.";
        yield return "Nobody was asked, and nothing was written.";
    }

    private static IEnumerable<string> Table(string phase, IReadOnlyList<PreviewedStep> steps)
    {
        string[][] rows =
        [
            [PhaseNames.NameOf(phase), "ASKS", "PROMPT", "REPLY AT MOST", "EXPECTED", "AT MOST"],
            .. steps.Select(s => (string[])
            [
                Printable.Line(s.Step.Id.Value), AskedName.Of(s), Tokens(s, s.PromptTokens), Tokens(s, s.MaxTokens), s.IsAsked ? Amount(s.Expected) : "", s.IsAsked ? Amount(s.AtMost) : "",
            ]),
            [
                "in all",
                "",
                Figures.Count(steps.Sum(s => s.PromptTokens)),
                "",
                Amount(Sum(steps.Select(s => s.Expected))),
                Amount(Sum(steps.Select(s => s.AtMost))),
            ],
        ];
        return TextTable.Of(rows, 2, 3, 4, 5);
    }

    /// <summary>Why whom, once for each that is asked.</summary>
    private static IEnumerable<string> Reasons(IReadOnlyList<PreviewedStep> steps)
    {
        var reasons = steps.Where(s => s.Candidates.Count > 0)
            .Select(s => (s.Phase, First: s.Candidates[0], Then: string.Join(", ", s.Candidates.Skip(1).Select(c => $"{c.Provider}/{c.Model}"))))
            .Distinct()
            .ToList();
        if (reasons.Count > 0) yield return "";
        foreach (var (phase, first, then) in reasons)
        {
            var text = $"{PhaseNames.NameOf(phase)} asks {Printable.Line(first.Provider)}/{Printable.Line(first.Model)}: {Printable.Line(first.Reason)}";
            yield return then.Length > 0 ? $"{text}; where that fails: {Printable.Fit(then, 200)}" : text;
        }
    }

    private static string Tokens(PreviewedStep step, long tokens) => step.IsAsked ? Figures.Count(tokens) : "";

    private static string Amount(Money? money) => money is { } known ? known.ToString() : "unknown";

    private static Money? Sum(IEnumerable<Money?> amounts) =>
        amounts.Aggregate((Money?)Money.Zero, (sum, each) => sum is { } so && each is { } amount ? so + amount : null);
}
