using AetherFlow.Engine;
using AetherFlow.Runs;
using AetherFlow.Runs.Folds;
using AetherFlow.Workspaces;

namespace AetherFlow.Bench;

/// <summary>
/// Measures how long a run takes to go on whose steps are all recorded: its journal is cut in the middle of the last
/// line, which is the run's finish.
/// </summary>
internal sealed class ResumeMeasurement(Scenario scenario, string folder, TimeProvider time)
{
    private const int Rounds = 4;

    private string Recorded => Path.Combine(folder, "recorded");

    /// <summary>Makes the run, in another process than the one that measures: there nothing has been compiled yet.</summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        var run = await new StepsMeasurement(scenario, folder, time).LeaveAsync(cancellation);
        using (var journal = File.OpenHandle(run.JournalPath, FileMode.Open, FileAccess.ReadWrite))
            RandomAccess.SetLength(journal, RandomAccess.GetLength(journal) - 10);
        await File.WriteAllTextAsync(Recorded, run.Id.Value, cancellation);
    }

    public async Task<IReadOnlyList<Figures>> MeasureAsync(CancellationToken cancellation)
    {
        var run = new RunStore(folder).Find(await File.ReadAllTextAsync(Recorded, cancellation))!;
        var journal = await File.ReadAllBytesAsync(run.JournalPath, cancellation);
        var costs = new List<Cost>();
        for (var i = 0; i < Rounds; i++)
        {
            costs.Add(await Cost.OfAsync(() => ResumeAsync(run, cancellation)));
            await File.WriteAllBytesAsync(run.JournalPath, journal, cancellation);
        }

        var peak = Machine.PeakWorkingSet();
        return
        [
            Of($"{scenario.Name}, new process", [costs[0]], journal.Length) with { PeakBytes = peak },
            Of($"{scenario.Name}, again", costs[1..], journal.Length),
        ];
    }

    private Figures Of(string name, List<Cost> costs, long journalBytes) => new()
    {
        Scenario = name,
        Steps = scenario.Steps,
        MaxParallel = EngineSettings.DefaultMaxParallel,
        Totals = [.. costs.Select(c => c.Milliseconds)],
        Processor = [.. costs.Select(c => c.Processor)],
        AllocatedBytes = costs[^1].Allocated,
        JournalBytes = journalBytes,
    };

    /// <summary>As `runs resume` does it: look at the history, read the plan, take the run, go through all steps.</summary>
    private async Task ResumeAsync(RunFolder run, CancellationToken cancellation)
    {
        var past = RunHistory.Read(run);
        var inputs = past.Inputs!;
        var plan = LayeredPlan.Read(await run.Blobs.GetAsync(inputs.Plan!.Blob!, cancellation));
        Directory.CreateDirectory(inputs.Workspace);
        using var workspace = Workspace.Open(inputs.Workspace, PathUse.Write).Workspace!;
        using var model = new ScriptedModel(scenario);
        await new PlanStint(plan, workspace, model, time).ResumeAsync(run, past, cancellation);
    }
}
