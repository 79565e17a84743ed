using AetherFlow.Cli.Json;
using AetherFlow.Cli.Wording;

namespace AetherFlow.Cli.Listings;

/// <summary>Where a run stands, a line for each thing.</summary>
internal static class StatusPage
{
    /// <param name="run">How it stands.</param>
    /// <param name="command">The program's name as the user types it.</param>
    public static IEnumerable<string> Of(StatusJson run, string command)
    {
        yield return Row("plan", $"{run.TaskId}: {run.Description}{(run.PlanPath is { } path ? $" ({path})" : "")}");
        yield return Row("run", run.Id);
        yield return Row("workflow", run.Work);
        if (run.Phase is { } phase) yield return Row("phase", Phase(run, phase));
        yield return Row("state", run.State);
        foreach (var each in run.Phases) yield return Row("steps", Steps(run, each));
        if (run.AtWork.Count > 0) yield return Row("at work", Printable.Fit(string.Join(", ", run.AtWork), 200));
        if (run.StartedAt is { } started) yield return Row("started", Figures.Moment(started));
        if (run.UpdatedAt is { } updated) yield return Row("updated", Figures.Moment(updated));
        yield return Row("time", Figures.Time(TimeSpan.FromMilliseconds(run.DurationMs)));
        yield return Row("cost", $"{Figures.Cost(run.Cost, run.CostIsUpperBound)}{(run.Budget is { } budget ? $" of {budget}" : "")}");
        if (run.Problem is { } problem) yield return Row("error", problem.ToString());
        if (run.Resumable) yield return Row("go on", $"{command} runs resume {run.Id}");
        yield return Row("more", $"{command} runs show {run.Id}");
    }

    private static string Phase(StatusJson run, string phase)
    {
        var place = run.Phases.ToList().FindIndex(p => p.Id == phase) + 1;
        return run.Phases.Count > 1 ? $"{PhaseNames.NameOf(phase)}, {place} of {run.Phases.Count}" : PhaseNames.NameOf(phase);
    }

    private static string Steps(StatusJson run, PhaseJson phase)
    {
        var text = $"{Figures.Count(phase.Done)} of {Figures.Count(phase.Steps, "step")} {(phase.Id == PhaseNames.Check ? "checked" : "done")}";
        if (phase.Checks is { } checks) text += $" ({VerdictText.Of(checks)})";
        if (phase.Failed > 0) text += $", {Figures.Count(phase.Failed)} failed";
        if (phase.Skipped > 0) text += $", {Figures.Count(phase.Skipped)} skipped";
        return run.Phases.Count > 1 ? $"{PhaseNames.NameOf(phase.Id)}: {text}" : text;
    }

    private static string Row(string name, string text) => $"{name,-10}{Printable.Line(text)}";
}
