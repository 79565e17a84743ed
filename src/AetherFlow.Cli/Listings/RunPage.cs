using AetherFlow.Cli.Displays;
using AetherFlow.Cli.Wording;
using AetherFlow.Runs;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Cli.Listings;

/// <summary>Everything about one run that a person wants to see, from its journal.</summary>
internal static class RunPage
{
    /// <param name="run">How it stands as a whole.</param>
    /// <param name="view">Its journal, folded.</param>
    /// <param name="command">The program's name as the user types it.</param>
    public static IEnumerable<string> Of(RunGlance run, RunView view, string command)
    {
        yield return $"run {run.Id}: {Printable.Line(run.Outcome)}";
        if (run.Inputs is not { } inputs) yield break;
        yield return Field("task", inputs.Undoes is { } undone ? $"undo of {undone}" : $"{inputs.TaskId}: {inputs.Description}");
        if (inputs.PlanPath is { } plan) yield return Field("plan", plan);
        yield return Field("in", inputs.Workspace);
        if (inputs.Mode is { } mode) yield return Field("mode", inputs.Apply ? mode : $"{mode}, changes not written (--no-apply)");
        yield return Field("time", $"{Figures.Moment(view.History.StartedAt)} to {Figures.Moment(view.History.LastAt)}, {Figures.Count(view.History.Stints, "stint")}");
        if (inputs.Undoes is null) yield return Field("cost", Cost(view.History));
        if (inputs.Output is { } output) yield return Field("output", output);
        if (view.History.Finish?.Problem is { } problem) yield return "  why       " + Summary.Problem(problem);

        foreach (var step in view.Steps.Steps)
        {
            yield return "";
            foreach (var line in OfStep(step)) yield return line;
        }

        var notBegun = view.NotBegun().ToList();
        if (notBegun.Count > 0)
        {
            yield return "";
            yield return $"not begun: {Printable.Fit(string.Join(", ", notBegun.Select(s => s.Id)), 200)}";
        }

        if (!run.IsResumable) yield break;
        yield return "";
        yield return $"To go on: {command} runs resume {run.Id}";
    }

    private static string Field(string name, string text) => $"  {name,-8}  {Printable.Line(text)}";

    private static string Cost(RunHistory history)
    {
        var spend = history.Spend;
        var bound = spend.Unknown + spend.Reserved;
        var text = $"{spend.Settled}{(bound > Money.Zero ? $" as reported, and ≤ {bound} for calls that reported nothing" : "")}";
        if (history.Budget is { } budget) text += $"; budget {budget}";
        return $"{text}; {Figures.Count(spend.Calls, "call")}, {Figures.Tokens(spend.Usage)}";
    }

    private static IEnumerable<string> OfStep(StepProgress step)
    {
        yield return $"{Printable.Line(step.Step)}  {Json.StepJson.StateOf(step.State)}{(step.Description.Length > 0 ? $"  {Printable.Line(step.Description)}" : "")}";
        if (step.Calls > 0)
        {
            yield return $"  {Printable.Line(step.Provider)}/{Printable.Line(step.Model)}, {Figures.Count(step.Attempts, "attempt")}, {Figures.Count(step.Calls, "call")}, "
                + $"{Figures.Tokens(step.Usage)}, {Figures.Cost(step.Cost, step.CostIsUpperBound)}"
                + (step.IsClosed ? $", {Figures.Time(TimeSpan.FromMilliseconds(step.DurationMs))}" : "");
        }

        foreach (var file in step.Files) yield return $"  wrote {Printable.Line(file)}";
        if (step.State != StepState.Done && step.Problem is { } problem) yield return "  " + Summary.Problem(problem);
    }
}
