using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Output;

/// <summary>The files that a run made or changed and that are there after it.</summary>
internal sealed class GeneratedFiles
{
    private const string Merge = "merge/changes";

    private const string Undo = "undo/changes";

    private readonly SortedDictionary<string, bool> _files = new(StringComparer.Ordinal);
    private readonly List<FileChange> _merged = [];
    private bool _isUndone;

    /// <summary>Changes of the run itself: the merged file of a plan, and taking everything back.</summary>
    public void Observe(JournalLine line)
    {
        if (line.Type != "changes.finished" || line.Key is not (Merge or Undo)) return;
        var changes = line.Read(RunsJson.Lines.ChangesFinished);
        if (!changes.Applied) return;
        if (line.Key == Undo) _isUndone = true;
        else _merged.AddRange(changes.Files);
    }

    /// <summary>What a step of the phase that writes left.</summary>
    public void Add(IEnumerable<FileChange> files)
    {
        foreach (var file in files) _files[file.Path] = file.After is not null;
    }

    /// <summary>A path a line.</summary>
    public string ToText()
    {
        Add(_merged);
        return _isUndone ? "" : string.Concat(_files.Where(file => file.Value).Select(file => file.Key + "\n"));
    }
}
