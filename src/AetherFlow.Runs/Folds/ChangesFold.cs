using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Folds;

/// <summary>What a run did to the workspace, from its change records.</summary>
public sealed class ChangesFold
{
    private readonly Func<string, bool> _includes;
    private readonly Dictionary<string, ChangesStarted> _open = new(StringComparer.Ordinal);
    private readonly List<ManifestEntry> _applied = [];
    private readonly List<string> _folders = [];

    public ChangesFold() => _includes = _ => true;

    private ChangesFold(Func<string, bool> includes) => _includes = includes;

    /// <summary>
    /// Every change of a file, in the order in which the run made them. Those of transactions that were cut off stand
    /// at the end: their files may be before or after.
    /// </summary>
    public IReadOnlyList<ManifestEntry> Changes => [.. _applied, .. _open.Values.SelectMany(manifest => manifest.Files)];

    /// <summary>Folders that the run made, parents first.</summary>
    public IReadOnlyList<string> NewFolders => [.. _folders, .. _open.Values.SelectMany(manifest => manifest.NewFolders)];

    /// <summary>Transactions that were announced and are not known to have ended.</summary>
    public IReadOnlyCollection<ChangesStarted> CutOff => _open.Values;

    /// <summary>Reads a run's journal.</summary>
    public static ChangesFold Read(RunFolder folder)
    {
        var fold = new ChangesFold();
        JournalReader.ReadAll(folder.JournalPath, fold.Add);
        return fold;
    }

    /// <summary>Reads what some effects did, changes of steps that a fork took over from another run included.</summary>
    /// <param name="includes">Which effects count, by key.</param>
    public static ChangesFold Read(RunFolder folder, Func<string, bool> includes)
    {
        var fold = new ChangesFold(includes);
        JournalReader.ReadAll(folder.JournalPath, line =>
        {
            fold.Add(line);
            if (line.Type == "step.finished" && includes(line.Key)) fold.AddKept(line.Read(RunsJson.Lines.StepFinished));
        });
        return fold;
    }

    /// <summary>A step of the run's own plan; those of corrections have the same names.</summary>
    private static bool IsOfStep(string key) => EffectKey.IsWriting(key) && EffectKey.RoundOf(key) == 0;

    /// <summary>Reads what one step wrote, in this run or, where it was kept, in the one it was taken over from.</summary>
    public static ChangesFold ReadStep(RunFolder folder, string step) => Read(folder, key => IsOfStep(key) && EffectKey.StepOf(key) == step);

    /// <summary>Reads what the run did itself, but for some steps.</summary>
    public static ChangesFold ReadWithout(RunFolder folder, IReadOnlySet<string> steps)
    {
        var fold = new ChangesFold(key => !(IsOfStep(key) && steps.Contains(EffectKey.StepOf(key))));
        JournalReader.ReadAll(folder.JournalPath, fold.Add);
        return fold;
    }

    public void Add(JournalLine line)
    {
        if (!_includes(line.Key)) return;
        if (line.Type == "changes.started")
        {
            _open[line.Key] = line.Read(RunsJson.Lines.ChangesStarted);
        }
        else if (line.Type == "changes.abandoned")
        {
            _open.Remove(line.Key);
        }
        else if (line.Type == "changes.finished" && _open.Remove(line.Key, out var manifest) && line.Read(RunsJson.Lines.ChangesFinished).Applied)
        {
            _applied.AddRange(manifest.Files);
            _folders.AddRange(manifest.NewFolders);
        }
    }

    private void AddKept(StepFinished step)
    {
        if (step.KeptFrom is null) return;
        _applied.AddRange(step.Files.Select(file => new ManifestEntry(file.Path, file.Before, file.After, "") { Mode = file.Mode }));
    }
}
