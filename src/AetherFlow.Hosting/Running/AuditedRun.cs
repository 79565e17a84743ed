using AetherFlow.Engine.Steps;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Hosting;

/// <summary>What the steps of an earlier run produced, from its journal, with their files as the run left them.</summary>
internal static class AuditedRun
{
    public static AuditedWork Read(RunFolder folder)
    {
        var ends = new Dictionary<string, LinePlace>(StringComparer.Ordinal);
        var later = new Dictionary<string, FileChange>(StringComparer.Ordinal);
        JournalReader.ReadAll(folder.JournalPath, line =>
        {
            if (line.Type == "step.finished" && IsOfSteps(line.Key)) ends[EffectKey.StepOf(line.Key)] = line.Place;
            if (line.Type != "changes.finished" || !IsAfterSteps(line.Key)) return;
            var changes = line.Read(RunsJson.Lines.ChangesFinished);
            if (!changes.Applied) return;
            foreach (var file in changes.Files) later[file.Path] = file;
        });
        return new AuditedWork(step => ends.TryGetValue(step.Value, out var place) ? AsLeft(ResultAt(folder, place), later) : null, folder.Blobs);
    }

    private static bool IsOfSteps(string key) => EffectKey.PhaseOf(key) is "fast" or "build";

    /// <summary>
    /// Corrections, what commands did, and the taking back of rounds that were not worth keeping. Not the taking back of
    /// everything: what a failed run had produced can be audited, too.
    /// </summary>
    private static bool IsAfterSteps(string key) => !IsOfSteps(key) && EffectKey.PhaseOf(key) is not ("rewind" or "merge" or "undo");

    private static StepFinished AsLeft(StepFinished result, Dictionary<string, FileChange> later) => result with
    {
        Files = [.. result.Files.Select(file => later.TryGetValue(file.Path, out var last) ? file with { After = last.After, Mode = last.Mode ?? file.Mode, Size = last.Size } : file)],
    };

    private static StepFinished ResultAt(RunFolder folder, LinePlace place) =>
        JournalReader.ReadAt(folder.JournalPath, place).Read(RunsJson.Lines.StepFinished);
}
