using System.Globalization;
using AetherFlow.Cli.Wording;
using AetherFlow.Hosting;
using AetherFlow.Plans;

namespace AetherFlow.Cli.Listings;

/// <summary>The steps of a plan in columns, and who would be asked for each.</summary>
internal static class PlanTable
{
    private const int LongestList = 40;

    /// <param name="plan">The plan.</param>
    /// <param name="steps">Its steps in their order.</param>
    /// <param name="command">The program's name as the user types it.</param>
    public static IEnumerable<string> Of(Plan plan, IReadOnlyList<PreviewedStep> steps, string command)
    {
        yield return $"{Printable.Line(plan.TaskId)}: {Printable.Line(plan.Description)}";
        yield return $"{Figures.Count(steps.Count, "step")}, about {Figures.Count(steps.Sum(s => (long)s.Step.EstimatedTokens))} tokens";
        yield return "";
        foreach (var line in TextTable.Of([["STEP", "TYPE", "COMPLEXITY", "TOKENS", "AFTER", "FILES", "ASKS"], .. steps.Select(Cells)], 2, 3)) yield return line;
        if (steps.Any(s => s.Routes.Count > 0 || !NeedsModel(s.Step))) yield break;
        yield return "";
        yield return $"No provider is set up: `{command} models` tells what to set.";
    }

    private static string[] Cells(PreviewedStep planned) =>
    [
        Printable.Line(planned.Step.Id.Value),
        planned.Step.Type.ToWire(),
        planned.Step.Complexity.ToString("0.##", CultureInfo.InvariantCulture),
        Figures.Count(planned.Step.EstimatedTokens),
        Printable.Fit(string.Join(", ", planned.Step.Dependencies), LongestList),
        Printable.Fit(string.Join(", ", planned.Step.Targets().Distinct(StringComparer.Ordinal)), LongestList),
        Asks(planned),
    ];

    /// <summary>One name where all phases ask the same.</summary>
    private static string Asks(PreviewedStep planned)
    {
        if (planned.Routes.Count == 0) return NeedsModel(planned.Step) ? "nobody is set up" : "no model";
        var names = planned.Routes.Select(r => (r.Mode, Name: $"{Printable.Line(r.Provider)}/{Printable.Line(r.Model)}")).ToList();
        return names.DistinctBy(n => n.Name).Count() == 1 ? names[0].Name : string.Join(", ", names.Select(n => $"{n.Mode} {n.Name}"));
    }

    private static bool NeedsModel(Step step) => step is not { Type: StepType.Patch, Context.Replacement: not null };
}
