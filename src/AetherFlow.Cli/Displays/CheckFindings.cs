using AetherFlow.Cli.Wording;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Cli.Displays;

/// <summary>What a DOUBLE-CHECK found wrong, step by step, and the steps that it has no verdict on.</summary>
/// <param name="command">The program's name as the user types it.</param>
internal sealed class CheckFindings(string command)
{
    private const int MostViolations = 10;

    private const int MostWarnings = 10;

    private const string Margin = "          ";

    public IEnumerable<string> Of(RunView view)
    {
        var failed = Last(view).Where(s => s.Verdict is { Status: Verdict.Failed }).ToList();
        var shown = 0;
        foreach (var step in failed)
        {
            if (shown >= MostViolations || view.VerdictOf(step.Key) is not { } verdict) continue;
            yield return $"  check   {Printable.Line(step.Step)}: {VerdictText.Of(verdict)}{(verdict.Summary.Length > 0 ? $": {VerdictText.Said(verdict.Summary)}" : "")}";
            foreach (var violation in verdict.Violations.Take(MostViolations - shown))
            {
                shown++;
                foreach (var line in VerdictText.Of(violation)) yield return Margin + line;
            }
        }

        var more = failed.Sum(step => step.Verdict!.Violations) - shown;
        if (more > 0) yield return $"{Margin}… and {Figures.Count(more, "more violation")}: {command} runs show {view.Run}";
        foreach (var line in Warnings(view)) yield return line;
    }

    /// <summary>The last verdict on each step: what was corrected was audited again.</summary>
    private static IEnumerable<StepProgress> Last(RunView view) =>
        view.Steps.Steps.Where(s => s.Verdict is not null).GroupBy(s => s.Step, StringComparer.Ordinal).Select(audits => audits.Last());

    private IEnumerable<string> Warnings(RunView view)
    {
        var without = Last(view).Where(s => s.Verdict is { Status: Verdict.None }).ToList();
        foreach (var step in without.Take(MostWarnings))
            yield return $"  warning {Printable.Line(step.Step)}: no verdict, so nothing is known of it{(step.Problem is { } problem ? $": {Printable.Line(problem.Message)} [{problem.Code}]" : "")}";
        if (without.Count > MostWarnings) yield return $"  warning … and {Figures.Count(without.Count - MostWarnings)} more without a verdict: {command} runs show {view.Run}";
    }
}
