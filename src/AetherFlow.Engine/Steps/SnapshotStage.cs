using AetherFlow.Engine.Tree;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Steps;

/// <summary>
/// Reads the files of a step once and records what was read: path, hash, contents in blobs. Prompts and edits are
/// made from this record alone.
/// </summary>
internal sealed class SnapshotStage(Workspace workspace, RunTree tree)
{
    /// <param name="index">The step's place in the plan.</param>
    /// <param name="stale">Files that an earlier attempt found edited: they are read from disk.</param>
    public Task<SnapshotTaken> TakeAsync(
        int index, Step step, IReadOnlyCollection<string> stale, Scope scope, CancellationToken cancellation) => scope.OnceAsync(
        new Effect<NoIntent, SnapshotTaken>
        {
            Type = EngineEvents.Snapshot,
            Key = "snapshot",
            Intent = NoIntent.Instance,
            Act = async (inside, token) => new SnapshotTaken { Files = await ReadAsync(index, step, stale, inside.Blobs, token) },
        },
        cancellation);

    /// <summary>The files as the step sees them; to be recorded by whoever asks.</summary>
    public async Task<IReadOnlyList<SnapshotFile>> ReadAsync(
        int index, Step step, IReadOnlyCollection<string> stale, BlobStore blobs, CancellationToken cancellation)
    {
        var files = new List<SnapshotFile>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in StepFiles.Targets(step))
            await AddAsync(name, PathUse.Write, SnapshotRole.Target);
        foreach (var name in StepFiles.Readings(step))
        {
            foreach (var path in await ExpandAsync(index, name, files, cancellation))
                await AddAsync(path, PathUse.Read, SnapshotRole.Input);
        }

        // Files that the step does not declare, and that its last reply wanted to change: the next one must know them as they are.
        foreach (var path in stale.Order(StringComparer.Ordinal)) await AddAsync(path, PathUse.Read, SnapshotRole.Input);
        return files;

        async Task AddAsync(string name, PathUse use, SnapshotRole role)
        {
            var guarded = workspace.Guard(name, use);
            if (!guarded.IsAllowed)
            {
                files.Add(new SnapshotFile(name, null, FileView.Disk) { Role = role, Problem = guarded.Problem.ToProblem() });
                return;
            }

            var path = guarded.Path;
            if (!seen.Add(path.Value)) return;
            var view = stale.Contains(path.Value)
                ? await tree.SeeDiskAsync(path, cancellation)
                : await tree.SeeAsync(index, path, cancellation);
            var problem = view.Problem;
            if (role == SnapshotRole.Target && view.Hash is { } hash)
                problem = Unusable(path.Value, TextFile.Decode(await blobs.GetAsync(hash, cancellation)));
            files.Add(new SnapshotFile(path.Value, view.Hash, view.Origin) { Role = role, Mode = view.Mode, Problem = problem });
        }
    }

    /// <summary>A target that no reply could be written to.</summary>
    internal static Problem? Unusable(string path, DecodedText decoded) =>
        decoded.Problem is { } problem ? new Problem(problem.Code, $"{path}: {problem.Message}", problem.Hint) : null;

    private async Task<IReadOnlyList<string>> ExpandAsync(
        int index, string name, List<SnapshotFile> files, CancellationToken cancellation)
    {
        if (!PathSelection.IsMany(name)) return [name];
        var listing = await workspace.ExpandAsync(name, cancellation);
        foreach (var problem in listing.Problems)
            files.Add(new SnapshotFile(problem.Path ?? name, null, FileView.Disk) { Role = SnapshotRole.Input, Problem = problem.ToProblem() });
        return tree.Visible(index, listing.Paths.Select(path => path.Value), path => PathSelection.Includes(name, path));
    }
}
