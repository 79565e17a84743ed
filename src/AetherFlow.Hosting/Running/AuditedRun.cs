using AetherFlow.Engine.Steps;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Hosting;

/// <summary>What the steps of an earlier run produced, from its journal.</summary>
internal static class AuditedRun
{
    public static AuditedWork Read(RunFolder folder)
    {
        var ends = new Dictionary<string, LinePlace>(StringComparer.Ordinal);
        JournalReader.ReadAll(folder.JournalPath, line =>
        {
            if (line.Type == "step.finished" && EffectKey.PhaseOf(line.Key) is "fast" or "build") ends[EffectKey.StepOf(line.Key)] = line.Place;
        });
        return new AuditedWork(step => ends.TryGetValue(step.Value, out var place) ? ResultAt(folder, place) : null, folder.Blobs);
    }

    private static StepFinished ResultAt(RunFolder folder, LinePlace place) =>
        JournalReader.ReadAt(folder.JournalPath, place).Read(RunsJson.Lines.StepFinished);
}
