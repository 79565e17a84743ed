using AetherFlow.Cli.Wording;
using AetherFlow.Runs;
using AetherFlow.Runs.Folds;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AetherFlow.Cli.Displays;

/// <summary>A picture of a run that fits a screen, however many steps there are.</summary>
internal static class LiveFrame
{
    /// <summary>Lines around the steps: title, what is left out, totals, and one that the cursor stands on.</summary>
    private const int OtherLines = 4;

    private const int MostSteps = 24;

    /// <param name="view">What is known of the run.</param>
    /// <param name="now">For the times of what is under way.</param>
    /// <param name="columns">Of the terminal; the last one stays free, for a full line would wrap in some.</param>
    /// <param name="lines">Of the terminal.</param>
    public static IRenderable Of(RunView view, DateTimeOffset now, int columns, int lines)
    {
        var width = Math.Max(20, columns - 1);
        var window = RunWindow.Choose(view, Math.Clamp(lines - OtherLines, 1, MostSteps));
        var rows = new List<IRenderable> { new Text(Printable.Fit(Title(view, now), width), new Style(decoration: Decoration.Bold)) };
        rows.AddRange(window.Select(step => new Text(StepLine.Of(step, view, now, width), StyleOf(step.State))));
        if (view.Total > window.Count) rows.Add(new Text(Printable.Fit($"  … {Figures.Count(view.Total - window.Count)} more", width), Dim));
        rows.Add(new Text(Printable.Fit(Totals(view), width), view.Notice is null ? Dim : new Style(Color.Yellow)));
        return new Rows(rows);
    }

    private static Style Dim { get; } = new(decoration: Decoration.Dim);

    private static Style StyleOf(StepState state) => state switch
    {
        StepState.Running => new Style(Color.Aqua),
        StepState.Done => new Style(Color.Green),
        StepState.Failed => new Style(Color.Red),
        _ => Dim,
    };

    private static string Title(RunView view, DateTimeOffset now)
    {
        var inputs = view.History.Inputs;
        if (inputs is null) return "starting";
        var what = inputs.Undoes is { } undone ? $"undo of {undone}" : $"{inputs.TaskId} · {inputs.Mode}";
        var time = view.StintAt is { } began ? $" · {Figures.Time(now - began)}" : "";
        return $"run {view.Run} · {what}{time}";
    }

    private static string Totals(RunView view)
    {
        if (view.Notice is { } notice) return notice;
        var spend = view.History.Spend;
        var bound = spend.Unknown + spend.Reserved;
        var text = $"{view.CountOf(StepState.Done)} of {Figures.Count(view.Total, "step")} done";
        if (view.CountOf(StepState.Running) is > 0 and var running) text += $", {running} running";
        if (view.CountOf(StepState.Failed) is > 0 and var failed) text += $", {failed} failed";
        if (view.CountOf(StepState.Skipped) is > 0 and var skipped) text += $", {skipped} skipped";
        text += $" · {Figures.Count(spend.Calls, "call")} · {Figures.Count(spend.Usage.Input + spend.Usage.Output)} tokens · {spend.Settled}";
        if (bound > Money.Zero) text += $" + ≤ {bound}";
        return view.History.Budget is { } budget ? $"{text} of {budget}" : text;
    }
}
