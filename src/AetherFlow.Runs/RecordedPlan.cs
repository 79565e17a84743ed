using System.Text;
using AetherFlow.Plans;
using AetherFlow.Runs.Events;

namespace AetherFlow.Runs;

/// <summary>The plan of a run as its journal keeps it: what the run is about, whatever became of the file since.</summary>
public static class RecordedPlan
{
    /// <summary>Null where the run has no plan, as an undo has none.</summary>
    /// <exception cref="Journal.JournalException">The run's folder lacks the plan's content.</exception>
    public static async Task<Plan?> ReadAsync(RunFolder run, RunStarted inputs, CancellationToken cancellation) =>
        inputs.Plan is { } payload ? Read(await run.Blobs.TextAsync(payload, cancellation), inputs.Lenient) : null;

    /// <summary>Null where the plan stands in a blob, or not at all.</summary>
    public static Plan? ReadInline(RunStarted inputs) => inputs.Plan?.Text is { } text ? Read(text, inputs.Lenient) : null;

    private static Plan? Read(string text, bool lenient) =>
        PlanReader.Read(Encoding.UTF8.GetBytes(text), new PlanReadOptions { Lenient = lenient }).Plan;
}
