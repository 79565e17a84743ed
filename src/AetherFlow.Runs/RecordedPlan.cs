using System.Text;
using AetherFlow.Plans;
using AetherFlow.Runs.Events;

namespace AetherFlow.Runs;

/// <summary>The plan of a run as its journal keeps it: what the run is about, whatever became of the file since.</summary>
public static class RecordedPlan
{
    /// <summary>
    /// For showing, not for running: what lenient reading makes of files that were there then is not asked again. Null
    /// where the run has no plan, as an undo has none.
    /// </summary>
    /// <exception cref="Journal.JournalException">The run's folder lacks the plan's content.</exception>
    public static Plan? Read(RunFolder run, RunStarted inputs)
    {
        if (inputs.Plan is not { } payload) return null;
        var bytes = payload.Blob is { } blob ? run.Blobs.Get(blob) : Encoding.UTF8.GetBytes(payload.Text ?? "");
        return PlanReader.Read(bytes, new PlanReadOptions { Lenient = inputs.Lenient }).Plan;
    }
}
