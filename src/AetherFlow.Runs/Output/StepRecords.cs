using AetherFlow.Plans;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Output;

/// <summary>Reads the texts of a step from the run's folder, one step at a time: a run may be larger than the memory.</summary>
internal sealed class StepRecords(RunFolder run, Plan? plan)
{
    /// <param name="step">A step that is closed.</param>
    public async Task<RecordedStep> ReadAsync(StepProgress step, CancellationToken cancellation)
    {
        var started = step.StartedLine is { } start ? JournalReader.ReadAt(run.JournalPath, start).Read(RunsJson.Lines.StepStarted) : null;
        var finished = JournalReader.ReadAt(run.JournalPath, step.FinishedLine!.Value).Read(RunsJson.Lines.StepFinished);
        var planned = plan is not null && plan.TryFind(new StepId(step.Step), out var found) ? found : null;
        var text = step.ReplyLine is { } reply ? ReplyOf(JournalReader.ReadAt(run.JournalPath, reply)) : finished.Output;
        return new RecordedStep
        {
            Progress = step,
            Description = started?.Description ?? planned?.Description ?? "",
            Type = started?.Type ?? planned?.Type.ToWire() ?? "",
            Reply = text is null ? "" : await run.Blobs.TextAsync(text, cancellation),
            Files = finished.Files,
            Verdict = finished.Verdict,
        };
    }

    /// <summary>The bytes of a file after a step; null where the step removed it.</summary>
    public async Task<byte[]?> ContentAsync(FileChange file, CancellationToken cancellation) =>
        file.After is null ? null : await run.Blobs.GetAsync(file.After, cancellation);

    private static Payload? ReplyOf(JournalLine line) => line.Type == "cache.finished"
        ? line.Read(RunsJson.Lines.ReplyCached).Reply
        : line.Read(RunsJson.Lines.CallFinished).Reply;
}
