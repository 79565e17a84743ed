using AetherFlow.Hosting;
using AetherFlow.Runs;
using Spectre.Console;

namespace AetherFlow.Cli.Displays;

/// <summary>A picture of the run that stays in place in an interactive terminal, and a summary where it stood.</summary>
internal sealed class LiveDisplay : IRunDisplay
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly RunView _view;
    private readonly IAnsiConsole _console;
    private readonly TimeProvider _time;
    private readonly Summary _summary;
    private PeriodicTimer _ticks;
    private Task _drawing;

    public LiveDisplay(RunView view, IAnsiConsole console, TimeProvider time, Summary summary)
    {
        _view = view;
        _console = console;
        _time = time;
        _summary = summary;
        Observer = new RunObserver
        {
            OnLine = line =>
            {
                lock (_lock) _view.Add(line);
            },
            OnSignal = signal =>
            {
                lock (_lock) _view.Add(signal);
            },
        };
        (_ticks, _drawing) = BeginDrawing();
    }

    public RunObserver Observer { get; }

    public void Notice(string text)
    {
        lock (_lock) _view.Notice = text;
    }

    public async Task<T> LendAsync<T>(Func<TextWriter, Task<T>> use)
    {
        await EndDrawingAsync();
        try
        {
            return await use(_console.Profile.Out.Writer);
        }
        finally
        {
            (_ticks, _drawing) = BeginDrawing();
        }
    }

    public async Task EndAsync(RunReport report)
    {
        await EndDrawingAsync();
        var lines = _summary.Of(report, _view).ToList();
        if (lines is [var first, ..]) _console.Write(new Text(first + "\n", StyleOf(report)));
        // Straight to the writer: a command that was wrapped could not be copied.
        foreach (var line in lines.Skip(1)) await _console.Profile.Out.Writer.WriteLineAsync(line);
    }

    public async ValueTask DisposeAsync() => await EndDrawingAsync();

    private (PeriodicTimer Ticks, Task Drawing) BeginDrawing()
    {
        var ticks = new PeriodicTimer(Tick, _time);
        return (ticks, DrawAsync(ticks));
    }

    private Task EndDrawingAsync()
    {
        // A timer that is disposed ends the wait for its next tick.
        _ticks.Dispose();
        return _drawing;
    }

    private static Style StyleOf(RunReport report) => new(report.ExitCode == ExitCodes.Ok ? Color.Green : Color.Red, decoration: Decoration.Bold);

    private Task DrawAsync(PeriodicTimer ticks) => _console.Live(Frame()).AutoClear(true).Overflow(VerticalOverflow.Crop).StartAsync(async live =>
    {
        do live.UpdateTarget(Frame());
        while (await ticks.WaitForNextTickAsync());
    });

    private Spectre.Console.Rendering.IRenderable Frame()
    {
        lock (_lock) return LiveFrame.Of(_view, _time.GetUtcNow(), _console.Profile.Width, _console.Profile.Height);
    }
}
