using AetherFlow.Cli.Wording;
using AetherFlow.Hosting;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Cli.Displays;

/// <summary>A line for each thing that happens: for pipes, files, build servers and terminals that can do no more.</summary>
internal sealed class PlainDisplay : IRunDisplay
{
    private readonly Lock _lock = new();
    private readonly RunView _view;
    private readonly TextWriter _to;
    private readonly Summary _summary;
    private readonly PlainLines _lines;
    private string _phase = "";
    private List<string>? _held;

    public PlainDisplay(RunView view, TextWriter to, Summary summary, bool verbose)
    {
        _view = view;
        _to = to;
        _summary = summary;
        _lines = new PlainLines(view, verbose);
        Observer = new RunObserver { OnLine = Show, OnSignal = Show };
    }

    public RunObserver Observer { get; }

    public void Notice(string text) => Write(text);

    public async Task<T> LendAsync<T>(Func<TextWriter, Task<T>> use)
    {
        lock (_lock) _held = [];
        try
        {
            return await use(_to);
        }
        finally
        {
            lock (_lock)
            {
                foreach (var line in _held) _to.WriteLine(line);
                _held = null;
            }
        }
    }

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
            if (_lines.Of(line) is not { } text) return;
            if ((_view.Phases.Count > 1 || EffectKey.RoundOf(line.Key) > 0) && line.Type.StartsWith("step.", StringComparison.Ordinal) && _phase != _view.Phase)
            {
                _phase = _view.Phase;
                Put($"-- {PhaseNames.NameOf(_phase)}, {Figures.Count(_view.Total, "step")}");
            }

            Put(text);
        }
    }

    private void Show(Signal signal)
    {
        lock (_lock)
        {
            _view.Add(signal);
            if (signal.Kind == SignalKind.Waiting) Put($"{Printable.Line(EffectKey.StepOf(signal.Key))} waits: {Printable.Line(signal.Text)}");
        }
    }

    private void Write(string line)
    {
        lock (_lock) Put(line);
    }

    private void Put(string line)
    {
        if (_held is null) _to.WriteLine(line);
        else _held.Add(line);
    }
}
