using System.Diagnostics;
using AetherFlow.Engine;
using AetherFlow.Runs;
using AetherFlow.Workspaces;

namespace AetherFlow.Bench;

/// <summary>Measures runs of a scenario from their first step to their last.</summary>
internal sealed class StepsMeasurement(Scenario scenario, string folder, TimeProvider time)
{
    private const int Rounds = 3;

    private readonly byte[] _bytes = LayeredPlan.Bytes(scenario);
    private readonly Random _chance = new(7);
    private int _runs;

    public async Task<IReadOnlyList<Figures>> MeasureAsync(CancellationToken cancellation)
    {
        await new StepsMeasurement(new Scenario("warm-up", 2, scenario.Writes), folder, time).RoundAsync(EngineSettings.DefaultMaxParallel, cancellation);
        var parallel = await FiguresAsync(EngineSettings.DefaultMaxParallel, cancellation);
        var single = await FiguresAsync(1, cancellation);
        var weight = await WeighAsync(cancellation);
        return [parallel with { BytesPerStep = weight }, single];
    }

    /// <summary>Runs the scenario once and leaves the run's folder.</summary>
    public async Task<RunFolder> LeaveAsync(CancellationToken cancellation)
    {
        var (run, _, _) = await RunAsync(EngineSettings.DefaultMaxParallel, RunObserver.Nobody, cancellation);
        return run;
    }

    private async Task<Figures> FiguresAsync(int maxParallel, CancellationToken cancellation)
    {
        var rounds = new List<Round>();
        long? peak = null;
        for (var i = 0; i < Rounds; i++)
        {
            rounds.Add(await RoundAsync(maxParallel, cancellation));
            peak ??= Machine.PeakWorkingSet();
        }

        return new Figures
        {
            Scenario = scenario.Name,
            Steps = scenario.Steps,
            MaxParallel = maxParallel,
            Totals = [.. rounds.Select(r => r.Cost.Milliseconds)],
            Processor = [.. rounds.Select(r => r.Cost.Processor)],
            AllocatedBytes = rounds[0].Cost.Allocated,
            Medians = [.. rounds.Select(r => r.Median)],
            Tails = [.. rounds.Select(r => r.Tail)],
            Disk = [.. rounds.Select(r => r.Disk)],
            Awaited = rounds[0].Awaited,
            JournalBytes = rounds[0].JournalBytes,
            PeakBytes = peak,
        };
    }

    private async Task<Round> RoundAsync(int maxParallel, CancellationToken cancellation)
    {
        StepClock? clock = null;
        var (run, model, cost) = await RunAsync(
            maxParallel, new RunObserver { Wrap = journal => clock = new StepClock(journal, scenario.Steps) }, cancellation);
        var journal = new FileInfo(run.JournalPath).Length;
        var lines = File.ReadLines(run.JournalPath).Count();
        var disk = BareAppends.Measure(Path.Combine(folder, "appends"), clock!.Awaited, (int)(journal / lines));
        Directory.Delete(run.Path, recursive: true);
        var overheads = Enumerable.Range(0, scenario.Steps).Select(step => Milliseconds(clock.Ticks(step) - model.OwnTicks(step))).Order().ToList();
        return new Round(
            cost, Quantiles.Median(overheads), Quantiles.Tail(overheads), disk.TotalMilliseconds, clock.Awaited, journal);
    }

    /// <summary>In a run of its own: weighing stops the world.</summary>
    private async Task<long> WeighAsync(CancellationToken cancellation)
    {
        MemoryProbe? probe = null;
        await RunAsync(
            EngineSettings.DefaultMaxParallel, new RunObserver { Wrap = journal => probe = new MemoryProbe(journal, scenario.Steps) }, cancellation);
        return probe!.BytesPerStep;
    }

    private async Task<(RunFolder Run, ScriptedModel Model, Cost Cost)> RunAsync(int maxParallel, RunObserver observer, CancellationToken cancellation)
    {
        var files = Directory.CreateDirectory(Path.Combine(folder, $"workspace-{++_runs}")).FullName;
        using var workspace = Workspace.Open(files, PathUse.Write).Workspace ?? throw new InvalidOperationException($"{files} cannot be opened.");
        var run = new RunStore(folder).Create(time, _chance);
        using var model = new ScriptedModel(scenario);
        var stint = new PlanStint(LayeredPlan.Read(_bytes), workspace, model, time) { MaxParallel = maxParallel };
        var cost = await Cost.OfAsync(() => stint.StartAsync(run, _bytes, observer, cancellation));
        Directory.Delete(files, recursive: true);
        return (run, model, cost);
    }

    private static double Milliseconds(long ticks) => ticks * 1000.0 / Stopwatch.Frequency;

    private sealed record Round(Cost Cost, double Median, double Tail, double Disk, int Awaited, long JournalBytes);
}
