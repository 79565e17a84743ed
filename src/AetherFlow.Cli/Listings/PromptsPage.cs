using AetherFlow.Cli.Wording;
using AetherFlow.Hosting;
using AetherFlow.Runs.Events;

namespace AetherFlow.Cli.Listings;

/// <summary>The prompts of a plan, item by item with their sizes.</summary>
internal static class PromptsPage
{
    private const int TokenColumns = 9;

    public static IEnumerable<string> Of(IReadOnlyList<PreviewedStep> steps)
    {
        foreach (var step in steps)
        {
            yield return $"{Printable.Line(step.Step.Id.Value)}  {PhaseNames.NameOf(step.Phase)}  {(step.IsAsked ? AskedName.Of(step) + "  " : "")}{(step.IsAsked ? $"about {Figures.Count(step.PromptTokens)} tokens" : "nobody is asked")}";
            if (step.Problem is { } problem) yield return $"  would fail: {Printable.Line(problem.ToString())}";
            foreach (var part in step.Prompt) yield return $"{Columns.PadLeft(Figures.Count(part.Tokens), TokenColumns)}  {Printable.Line(part.Name)}{Note(part)}";
            yield return "";
        }

        yield return $"{Figures.Count(steps.Count(s => s.IsAsked), "prompt")}, about {Figures.Count(steps.Sum(s => s.PromptTokens))} tokens in all, four characters each. Nobody was asked, and nothing was written.";
    }

    private static string Note(PromptPart part) =>
        part.Hash.Length == 0 ? " (not there yet: a guess)"
        : part.IsCut ? " (in part)"
        : "";
}
