using AetherFlow.Runs;
using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Hosting;

/// <summary>Corrections that build on what a step wrote: where it cannot be taken back alone, they may be why.</summary>
internal static class LaterCorrections
{
    /// <param name="run">That the step is of.</param>
    /// <param name="changes">What the step changed.</param>
    /// <returns>Null where no correction that stands changed a file of the step.</returns>
    public static string? Remark(RunMarking run, ChangesFold changes)
    {
        var files = changes.Changes.Select(change => change.Path).ToHashSet(StringComparer.Ordinal);
        var kept = run.History.Finish?.Repair?.Kept ?? int.MaxValue;
        var corrected = new SortedDictionary<int, SortedSet<string>>();
        JournalReader.ReadAll(run.Folder.JournalPath, line =>
        {
            if (line.Type != "changes.finished" || !EffectKey.IsWriting(line.Key) || EffectKey.RoundOf(line.Key) is not (> 0 and var round) || round > kept) return;
            if (line.Read(RunsJson.Lines.ChangesFinished) is not { Applied: true } finished) return;
            var same = finished.Files.Select(file => file.Path).Where(files.Contains).ToList();
            if (same.Count == 0) return;
            if (!corrected.TryGetValue(round, out var paths)) corrected[round] = paths = new SortedSet<string>(StringComparer.Ordinal);
            paths.UnionWith(same);
        });
        if (corrected.Count == 0) return null;
        var rounds = corrected.Select(round => FormattableString.Invariant($"The correction of round {round.Key} changed {string.Join(", ", round.Value)} after it."));
        return $"{string.Join(' ', rounds)} The run as a whole can be undone: aetherflow runs undo {run.Folder.Id}";
    }
}
