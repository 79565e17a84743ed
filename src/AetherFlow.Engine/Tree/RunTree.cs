using System.Collections.Concurrent;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Tree;

/// <summary>
/// The files of a run as its steps see them: the base, which is what was on disk when the run first looked, and over
/// it the changes of a step's ancestors. Whatever else happens on disk meanwhile is not seen, so the same replies
/// give the same prompts whatever the timing.
/// </summary>
internal sealed class RunTree(Plan plan, PlanGraph graph, Workspace workspace, BlobStore blobs)
{
    private readonly ConcurrentDictionary<string, Task<FileView>> _base = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Version>> _written = new(StringComparer.Ordinal);

    /// <summary>The file as the step sees it.</summary>
    public async Task<FileView> SeeAsync(int step, WorkspacePath path, CancellationToken cancellation)
    {
        if (LatestOfAncestors(step, path.Value) is { } version)
            return new FileView(version.Hash, plan.Steps[version.Step].Id.Value, version.Mode);
        return await BaseAsync(path, cancellation);
    }

    /// <summary>The file as it is on disk now, for a step whose view has gone stale.</summary>
    public async Task<FileView> SeeDiskAsync(WorkspacePath path, CancellationToken cancellation)
    {
        var read = await workspace.ReadAsync(path, cancellation);
        if (read.Problem is not null) return new FileView(null, FileView.Disk, Problem: read.Problem.ToProblem());
        if (read.Content is not { } content) return new FileView(null, FileView.Disk);
        var hash = await blobs.PutAsync(content.Bytes, cancellation);
        return new FileView(hash, FileView.Disk, content.Mode);
    }

    /// <summary>
    /// Rebuilds the base of a resumed run before any step looks at the disk: what steps of earlier stints changed, or
    /// were about to change, is there no more as it was.
    /// </summary>
    public void Restore(RunHistory history)
    {
        foreach (var (path, first) in history.FirstChanges)
            _base.TryAdd(path, Task.FromResult(new FileView(first.Before, FileView.Disk, first.BeforeMode)));
    }

    /// <summary>Takes for the base what stood in the files before the first of these changes.</summary>
    public void Restore(ChangesFold changes)
    {
        foreach (var change in changes.Changes) _base.TryAdd(change.Path, Task.FromResult(new FileView(change.Before, FileView.Disk, change.BeforeMode)));
    }

    /// <summary>Takes files as they were before a step changed them for the base, where no earlier change has said how they were.</summary>
    public void Restore(IReadOnlyList<FileChange> changes)
    {
        foreach (var change in changes)
        {
            if (!_base.ContainsKey(change.Path)) _base.TryAdd(change.Path, Task.FromResult(new FileView(change.Before, FileView.Disk, change.Mode)));
        }
    }

    /// <summary>Takes in what a step left, for its descendants to see.</summary>
    public void Record(int step, IReadOnlyList<FileChange> changes)
    {
        lock (_written)
        {
            foreach (var change in changes)
            {
                if (!_written.TryGetValue(change.Path, out var versions)) _written[change.Path] = versions = [];
                versions.Add(new Version(step, change.After, change.Mode));
            }
        }
    }

    /// <summary>Steps that wrote the file and are no ancestors of the step.</summary>
    public IReadOnlyList<int> UnorderedWriters(int step, string path)
    {
        lock (_written)
        {
            return _written.TryGetValue(path, out var versions)
                ? [.. versions.Select(v => v.Step).Where(writer => writer != step && !graph.IsAncestor(writer, step))]
                : [];
        }
    }

    /// <summary>
    /// Files of a folder or pattern that the step sees: those of the base and those of its ancestors. What other steps
    /// have made stands on disk, perhaps before they are recorded; the base knows that it was not there.
    /// </summary>
    public IReadOnlyList<string> Visible(int step, IEnumerable<string> onDisk, Func<string, bool> matches)
    {
        var seen = new SortedSet<string>(onDisk.Where(path => !WasMissing(path)), StringComparer.Ordinal);
        lock (_written)
        {
            foreach (var (path, versions) in _written)
            {
                if (!matches(path) || Latest(step, versions) is not { } latest) continue;
                if (latest.Hash is null) seen.Remove(path);
                else seen.Add(path);
            }
        }

        return [.. seen];
    }

    private bool WasMissing(string path) =>
        _base.TryGetValue(path, out var known) && known is { IsCompletedSuccessfully: true, Result: { Hash: null, Problem: null } };

    /// <summary>Two who look at once may both read the disk; one reading counts for both.</summary>
    private Task<FileView> BaseAsync(WorkspacePath path, CancellationToken cancellation) => _base
        .GetOrAdd(path.Value, (_, wanted) => SeeDiskAsync(wanted, CancellationToken.None), path)
        .WaitAsync(cancellation);

    private Version? LatestOfAncestors(int step, string path)
    {
        lock (_written)
        {
            return _written.TryGetValue(path, out var versions) ? Latest(step, versions) : null;
        }
    }

    /// <summary>Ancestors that wrote one file are ordered among themselves, else one of them had been refused.</summary>
    private Version? Latest(int step, List<Version> versions)
    {
        Version? latest = null;
        foreach (var version in versions)
        {
            if (!graph.IsAncestor(version.Step, step)) continue;
            if (latest is null || graph.IsAncestor(latest.Step, version.Step)) latest = version;
        }

        return latest;
    }

    private sealed record Version(int Step, string? Hash, int? Mode);
}
