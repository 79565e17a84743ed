using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Effects;

/// <summary>Results of steps that a fork takes over from another run's journal, and the contents that they name.</summary>
internal sealed class KeptResults
{
    public const string Started = "step.started";

    public const string Finished = "step.finished";

    private readonly RunFolder _from;
    private readonly IReadOnlySet<string> _keys;
    private readonly Dictionary<string, LinePlace> _started = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LinePlace> _finished = new(StringComparer.Ordinal);
    private readonly List<JournalEntry> _lines = [];
    private readonly HashSet<string> _blobs = new(StringComparer.Ordinal);

    private KeptResults(RunFolder from, IReadOnlySet<string> keys) => (_from, _keys) = (from, keys);

    /// <summary>The lines as the fork's journal is to have them, a start before its result.</summary>
    public IReadOnlyList<JournalEntry> Lines => _lines;

    public IReadOnlySet<string> Blobs => _blobs;

    /// <exception cref="JournalException">The run did not finish one of them.</exception>
    public static KeptResults Read(RunFolder from, IReadOnlySet<string> keys)
    {
        var kept = new KeptResults(from, keys);
        JournalReader.ReadAll(from.JournalPath, kept.Find);
        if (keys.FirstOrDefault(key => !kept._finished.ContainsKey(key)) is { } missing)
            throw new JournalException($"The run {from.Id} has no result of {missing} that a fork could keep.");
        // In the order in which they were finished: whoever reads the fork sees a step after those it depends on.
        foreach (var (key, place) in kept._finished.OrderBy(f => f.Value.Offset)) kept.Take(key, place);
        return kept;
    }

    /// <summary>Contents of files as they were before and after.</summary>
    public static IEnumerable<string> BlobsOf(IEnumerable<ManifestEntry> files) =>
        files.SelectMany(file => new[] { file.Before, file.After }).OfType<string>();

    private void Find(JournalLine line)
    {
        if (line.Type == Started && _keys.Contains(line.Key)) _started[line.Key] = line.Place;
        else if (line.Type == Finished && _keys.Contains(line.Key)) _finished[line.Key] = line.Place;
    }

    private void Take(string key, LinePlace place)
    {
        if (_started.TryGetValue(key, out var start))
        {
            var line = JournalReader.ReadAt(_from.JournalPath, start);
            _lines.Add(JournalEntry.Of(Started, key, line.Read(RunsJson.Lines.StepStarted), RunsJson.Lines.StepStarted, line.Fingerprint));
        }

        var recorded = JournalReader.ReadAt(_from.JournalPath, place);
        var result = recorded.Read(RunsJson.Lines.StepFinished);
        foreach (var file in result.Files) _blobs.UnionWith(new[] { file.Before, file.After }.OfType<string>());
        if (result.Output?.Blob is { } output) _blobs.Add(output);
        var kept = result with { KeptFrom = result.KeptFrom ?? _from.Id.Value, Cost = Money.Zero, CostIsUpperBound = false, Usage = Usage.None };
        _lines.Add(JournalEntry.Of(Finished, key, kept, RunsJson.Lines.StepFinished, recorded.Fingerprint));
    }
}
