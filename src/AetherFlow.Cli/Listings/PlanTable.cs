using System.Globalization;
using AetherFlow.Cli.Wording;
using AetherFlow.Hosting;
using AetherFlow.Plans;

namespace AetherFlow.Cli.Listings;

/// <summary>The steps of a plan in columns, and who would be asked for each.</summary>
internal static class PlanTable
{
    private const int LongestList = 40;

    public static IEnumerable<string> Of(Plan plan, IReadOnlyList<PreviewedStep> asked)
    {
        yield return $"{Printable.Line(plan.TaskId)}: {Printable.Line(plan.Description)}";
        yield return $"{Figures.Count(plan.Steps.Length, "step")}, about {Figures.Count(plan.Steps.Sum(s => (long)s.EstimatedTokens))} tokens";
        yield return "";
        var byStep = asked.ToLookup(a => a.Step.Id);
        string[][] rows = [["STEP", "TYPE", "COMPLEXITY", "TOKENS", "AFTER", "FILES", "ASKS"], .. plan.Steps.Select(step => Cells(step, [.. byStep[step.Id]]))];
        foreach (var line in TextTable.Of(rows, 2, 3)) yield return line;
    }

    private static string[] Cells(Step step, IReadOnlyList<PreviewedStep> asked) =>
    [
        Printable.Line(step.Id.Value),
        step.Type.ToWire(),
        step.Complexity.ToString("0.##", CultureInfo.InvariantCulture),
        Figures.Count(step.EstimatedTokens),
        Printable.Fit(string.Join(", ", step.Dependencies), LongestList),
        Printable.Fit(string.Join(", ", step.Targets().Distinct(StringComparer.Ordinal)), LongestList),
        Asks(asked),
    ];

    /// <summary>One name where all phases ask the same.</summary>
    private static string Asks(IReadOnlyList<PreviewedStep> asked)
    {
        var names = asked.Select(a => (a.Phase, Name: AskedName.Of(a))).ToList();
        return names.DistinctBy(n => n.Name).Count() == 1 ? names[0].Name : string.Join(", ", names.Select(n => $"{PhaseNames.NameOf(n.Phase)} {n.Name}"));
    }
}
