using AetherFlow.Cli.Wording;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Cli.Displays;

/// <summary>One step on one line of a terminal, in columns that stay where they are.</summary>
internal static class StepLine
{
    private const int IdColumns = 14;
    private const int ModelColumns = 22;
    private const int TokenColumns = 8;
    private const int CostColumns = 11;
    private const int TimeColumns = 9;
    private const int NarrowestText = 12;

    /// <summary>Below this width the model is left out, for the text matters more.</summary>
    private const int RoomForModel = 100;

    public static string Of(StepProgress step, RunView view, DateTimeOffset now, int columns)
    {
        var figures = columns >= RoomForModel ? Columns.PadRight(Printable.Fit(step.Model, ModelColumns), ModelColumns) + " " : "";
        figures += Columns.PadLeft(Tokens(step, view), TokenColumns)
            + Columns.PadLeft(Cost(step), CostColumns)
            + Columns.PadLeft(Time(step, now), TimeColumns);
        var head = $"{Mark(step)} {Columns.PadRight(Printable.Fit(step.Step, IdColumns), IdColumns)} ";
        var room = columns - Columns.Of(head) - Columns.Of(figures) - 1;
        return room < NarrowestText
            ? Printable.Fit(head + Text(step, view), columns)
            : head + Columns.PadRight(Printable.Fit(Text(step, view), room), room) + " " + figures;
    }

    /// <summary>What matters most about the step right now.</summary>
    private static string Text(StepProgress step, RunView view) => step switch
    {
        { State: StepState.Failed or StepState.Skipped, Problem: { } problem } => problem.Message,
        { State: StepState.Running } when view.NoteOf(step.Key) is { } note => note,
        { Verdict: { } verdict } => view.VerdictOf(step.Key) is { Summary: { Length: > 0 } summary } ? $"{VerdictText.Of(verdict)}: {summary}" : VerdictText.Of(verdict),
        { State: StepState.Running, Attempts: > 1, Problem: { } problem } => $"attempt {step.Attempts}: {problem.Message}",
        _ => step.Description,
    };

    private static string Mark(StepProgress step) => step.Verdict?.Status switch
    {
        Verdict.Failed => "✗",
        Verdict.None => "?",
        _ => Mark(step.State),
    };

    public static string Mark(StepState state) => state switch
    {
        StepState.Running => "●",
        StepState.Done => "✓",
        StepState.Failed => "✗",
        StepState.Skipped => "-",
        _ => "·",
    };

    private static string Cost(StepProgress step) =>
        step.KeptFrom is not null ? "kept"
        : step.Calls > 0 ? Figures.Cost(step.Cost, step.CostIsUpperBound)
        : step.Cached ? "cached"
        : "";

    /// <summary>While a reply comes in, an estimate of four characters a token stands in for what the vendor will report.</summary>
    private static string Tokens(StepProgress step, RunView view)
    {
        var tokens = step.Usage.Input + step.Usage.Output;
        if (step.State == StepState.Running && view.ReceivedBy(step.Key) is > 0 and var received) return $"~{Figures.Count(tokens + received / 4)}";
        return tokens == 0 ? "" : Figures.Count(tokens);
    }

    private static string Time(StepProgress step, DateTimeOffset now) => step switch
    {
        { State: StepState.Running, StartedAt: { } started } => Figures.Time(now - started),
        { State: StepState.Done or StepState.Failed } => Figures.Time(TimeSpan.FromMilliseconds(step.DurationMs)),
        _ => "",
    };
}
