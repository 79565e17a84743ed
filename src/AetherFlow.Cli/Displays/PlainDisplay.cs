using AetherFlow.Cli.Wording;
using AetherFlow.Hosting;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Cli.Displays;

/// <summary>A line for each thing that happens: for pipes, files, build servers and terminals that can do no more.</summary>
internal sealed class PlainDisplay : IRunDisplay
{
    private readonly Lock _lock = new();
    private readonly RunView _view;
    private readonly TextWriter _to;
    private readonly Summary _summary;
    private readonly bool _verbose;

    public PlainDisplay(RunView view, TextWriter to, Summary summary, bool verbose)
    {
        _view = view;
        _to = to;
        _summary = summary;
        _verbose = verbose;
        Observer = new RunObserver { OnLine = Show, OnSignal = Show };
    }

    public RunObserver Observer { get; }

    public void Notice(string text) => Write(text);

    public Task EndAsync(RunReport report)
    {
        foreach (var line in _summary.Of(report, _view)) Write(line);
        return _to.FlushAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Show(JournalLine line)
    {
        lock (_lock)
        {
            _view.Add(line);
            if (TextOf(line) is { } text) _to.WriteLine(text);
        }
    }

    private void Show(Signal signal)
    {
        lock (_lock)
        {
            _view.Add(signal);
            if (signal.Kind == SignalKind.Waiting) _to.WriteLine($"{Printable.Line(EffectKey.StepOf(signal.Key))} waits: {Printable.Line(signal.Text)}");
        }
    }

    private void Write(string line)
    {
        lock (_lock) _to.WriteLine(line);
    }

    private string? TextOf(JournalLine line)
    {
        var step = _view.Steps.Find(EffectKey.StepKeyOf(line.Key).ToString());
        var name = Printable.Line(step?.Step);
        return line.Type switch
        {
            "run.started" => Opening(_view.History.Inputs!),
            "run.resumed" => $"run {_view.Run} resumed: {_view.CountOf(StepState.Done)} of {Figures.Count(_view.Total, "step")} done before",
            "step.started" => $"{name} started: {Printable.Line(step!.Description)}",
            "attempt.finished" when line.Read(RunsJson.Lines.AttemptFinished) is { Accepted: false } attempt =>
                $"{name} attempt {EffectKey.AttemptOf(line.Key)} failed: {Printable.Line(attempt.Problem?.ToString())}",
            "step.finished" => $"{name} {Ending(step!)} [{_view.Closed}/{_view.Total}]",
            "call.started" when _verbose => $"{name} asks {Printable.Line(step!.Provider)}/{Printable.Line(step.Model)}",
            "call.finished" when _verbose => $"{name} {Answer(line.Read(RunsJson.Lines.CallFinished))}",
            "changes.finished" when _verbose => Change(name, line.Read(RunsJson.Lines.ChangesFinished)),
            _ => null,
        };
    }

    private string Opening(RunStarted inputs) => inputs.Undoes is { } undone
        ? $"run {_view.Run}: undo of {Printable.Line(undone)} in {Printable.Line(inputs.Workspace)}"
        : $"run {_view.Run}: {Printable.Line(inputs.TaskId)}, {Figures.Count(_view.Total, "step")}, {Printable.Line(inputs.Mode)}, in {Printable.Line(inputs.Workspace)}";

    private static string Ending(StepProgress step)
    {
        if (step.State == StepState.Skipped) return $"skipped: {Printable.Line(step.Problem?.Message)}";
        if (step.State == StepState.Failed) return $"failed after {Figures.Count(step.Attempts, "attempt")}: {Printable.Line(step.Problem?.ToString())}";
        var text = step.Files.Count > 0 ? $"done: {Figures.Count(step.Files.Count, "file")}, " : "done: ";
        if (step.Model is { } model) text += $"{Printable.Line(model)}, {Figures.Count(step.Usage.Input + step.Usage.Output)} tokens, {Figures.Cost(step.Cost, step.CostIsUpperBound)}, ";
        return $"{text}{Figures.Time(TimeSpan.FromMilliseconds(step.DurationMs))}";
    }

    private static string Answer(CallFinished call) => call.Problem is { } problem
        ? $"got no reply: {Printable.Line(problem.Message)} [{Printable.Line(problem.Kind)}]"
        : $"got a reply after {Figures.Time(TimeSpan.FromMilliseconds(call.DurationMs))}: {(call.Usage is null ? "no usage reported" : Figures.Tokens(call.Usage))}";

    private static string Change(string name, ChangesFinished changes) => changes.Applied
        ? $"{name} wrote {Printable.Line(string.Join(", ", changes.Files.Select(f => f.Path)))}"
        : $"{name} wrote nothing: {Printable.Line(changes.Problem?.ToString())}";
}
