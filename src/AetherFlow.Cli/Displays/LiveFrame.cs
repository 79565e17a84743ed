using AetherFlow.Cli.Wording;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
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

    private const int PhaseColumns = 14;

    /// <param name="view">What is known of the run.</param>
    /// <param name="now">For the times of what is under way.</param>
    /// <param name="columns">Of the terminal; the last one stays free, for a full line would wrap in some.</param>
    /// <param name="lines">Of the terminal.</param>
    public static IRenderable Of(RunView view, DateTimeOffset now, int columns, int lines)
    {
        var width = Math.Max(20, columns - 1);
        List<IRenderable> head = [new Text(Printable.Fit(Title(view, now), width), new Style(decoration: Decoration.Bold)), .. Fork(view, width), .. Phases(view, width)];
        var window = RunWindow.Choose(view, Math.Clamp(lines - OtherLines - head.Count + 1, 1, MostSteps));
        var rows = new List<IRenderable>(head);
        rows.AddRange(window.Select(step => new Text(StepLine.Of(step, view, now, width), StyleOf(step))));
        if (view.Total > window.Count) rows.Add(new Text(Printable.Fit($"  … {Figures.Count(view.Total - window.Count)} more", width), Dim));
        rows.Add(new Text(Printable.Fit(Totals(view), width), view.Notice is null ? Dim : new Style(Color.Yellow)));
        return new Rows(rows);
    }

    private static Style Dim { get; } = new(decoration: Decoration.Dim);

    private static Style StyleOf(StepProgress step) => step.Verdict?.Status switch
    {
        Verdict.Failed => new Style(Color.Red),
        Verdict.None => new Style(Color.Yellow),
        _ => StyleOf(step.State),
    };

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
        var what = inputs.Undoes is null ? $"{inputs.TaskId} · {PhaseNames.WorkOf(inputs)}" : PhaseNames.WorkOf(inputs);
        var time = view.StintAt is { } began ? $" · {Figures.Time(now - began)}" : "";
        var check = view.Check is { } running ? $" · {Printable.Line(running.Name)}" : "";
        return $"run {view.Run} · {what}{time}{check}";
    }

    private static IEnumerable<IRenderable> Fork(RunView view, int width)
    {
        if (view.Fork is not { } fork) yield break;
        yield return new Text(Printable.Fit(ForkText.Kept(fork), width), Dim);
        yield return new Text(Printable.Fit(ForkText.Again(fork), width), Dim);
    }

    /// <summary>A line for each phase, where there are several.</summary>
    private static IEnumerable<IRenderable> Phases(RunView view, int width)
    {
        if (view.Phases.Count < 2) yield break;
        foreach (var phase in view.Phases.Select(view.ProgressOf))
        {
            var text = $"{StepLine.Mark(phase.State)} {Wording.Columns.PadRight(PhaseNames.NameOf(phase.Key), PhaseColumns)} ";
            if (phase.State != StepState.Waiting) text += $"{phase.Counts()} · {Figures.Cost(phase.Cost, phase.CostIsUpperBound)}";
            yield return new Text(Printable.Fit(text.TrimEnd(), width), StyleOf(phase.State));
        }
    }

    private static string Totals(RunView view)
    {
        if (view.Notice is { } notice) return notice;
        var spend = view.History.Spend;
        var bound = spend.Unknown + spend.Reserved;
        var text = view.Phases.Count < 2 ? $"{view.ProgressOf(view.Phase).Counts()} · " : "";
        text += $"{Figures.Count(spend.Calls, "call")} · {Figures.Count(spend.Usage.Input + spend.Usage.Output)} tokens · {spend.Settled}";
        if (bound > Money.Zero) text += $" + ≤ {bound}";
        if (view.History.Budget is { } budget) text += $" of {budget}";
        if (spend.Cache.Hits > 0) text += $" · {Figures.Count(spend.Cache.Hits)} cached, saved {spend.Cache.Money}";
        return text;
    }
}
