using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Folds;

/// <summary>The verdict on a step as its journal keeps it, with every violation.</summary>
public static class RecordedVerdict
{
    /// <summary>Null where the step is no check, or has not ended.</summary>
    /// <exception cref="JournalException">The journal was changed since <paramref name="step"/> was read from it.</exception>
    public static Verdict? Read(RunFolder run, StepProgress step) =>
        step is { Verdict: not null, FinishedLine: { } place }
            ? JournalReader.ReadAt(run.JournalPath, place).Read(RunsJson.Lines.StepFinished).Verdict
            : null;
}
