using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Folds;

/// <summary>What a run did to the workspace, file by file, from its change records.</summary>
public sealed class ChangesFold
{
    private readonly Dictionary<string, ChangesStarted> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NetChange> _files = new(StringComparer.Ordinal);
    private readonly List<string> _folders = [];

    /// <summary>Folders that the run made, in the order it made them.</summary>
    public IReadOnlyList<string> CreatedFolders => _folders;

    /// <summary>In path order. Transactions that were cut off count: their files may be before or after.</summary>
    public IReadOnlyList<NetChange> Files
    {
        get
        {
            var all = new Dictionary<string, NetChange>(_files, StringComparer.Ordinal);
            foreach (var manifest in _open.Values) Add(all, manifest);
            return [.. all.Values.OrderBy(f => f.Path, StringComparer.Ordinal)];
        }
    }

    /// <summary>Reads a run's journal.</summary>
    public static ChangesFold Read(RunFolder folder)
    {
        var fold = new ChangesFold();
        JournalReader.ReadAll(folder.JournalPath, fold.Add);
        return fold;
    }

    public void Add(JournalLine line)
    {
        if (line.Type == "changes.started")
        {
            _open[line.Key] = line.Read(RunsJson.Lines.ChangesStarted);
        }
        else if (line.Type == "changes.finished" && _open.Remove(line.Key, out var manifest))
        {
            var finished = line.Read(RunsJson.Lines.ChangesFinished);
            if (!finished.Applied) return;
            Add(_files, manifest);
            _folders.AddRange(finished.CreatedFolders);
        }
    }

    private static void Add(Dictionary<string, NetChange> files, ChangesStarted manifest)
    {
        foreach (var file in manifest.Files)
        {
            files[file.Path] = files.TryGetValue(file.Path, out var known)
                ? known with { After = file.After, Versions = [.. known.Versions, file.After] }
                : new NetChange(file.Path, file.Before, file.After, file.Mode) { Versions = [file.After] };
        }
    }
}
