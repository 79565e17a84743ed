using System.Collections.Immutable;

namespace AetherFlow.Workspaces;

/// <summary>
/// Changes several files as one: all of them, or none. <see cref="Prepare"/> writes nothing; its manifest is recorded;
/// then <see cref="CommitAsync"/>, or after a crash <see cref="SettleAsync"/>, bring the tree to before or after.
/// </summary>
/// <remarks>
/// A file is replaced by renaming a new one over it: readers see the old content or the new, a symbolic link is never
/// written through, and a hard link's other names keep the old content. Owner and extended attributes are not carried over.
/// </remarks>
public sealed class Transaction
{
    private readonly Workspace _workspace;
    private readonly FileReplacement _files;
    private readonly Action<string> _atPoint;

    public Transaction(Workspace workspace)
        : this(workspace, static _ => { })
    {
    }

    /// <param name="workspace">Where the files are.</param>
    /// <param name="atPoint">Called between any two steps on the disk; a test stops the transaction there by throwing.</param>
    internal Transaction(Workspace workspace, Action<string> atPoint)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        _workspace = workspace;
        _atPoint = atPoint;
        _files = new FileReplacement(workspace, atPoint);
    }

    /// <summary>Writes down what a commit will do. No path may occur twice.</summary>
    /// <param name="changes">The changes of all files.</param>
    /// <param name="tag">Names the transaction within its run; it becomes part of the temporary names.</param>
    /// <param name="emptied">Directories to remove after the change if they are empty then.</param>
    public Manifest Prepare(IReadOnlyList<PlannedChange> changes, string tag, ImmutableArray<string> emptied = default) =>
        new ManifestDraft(_workspace, tag).Write(changes, emptied.IsDefault ? [] : emptied);

    /// <summary>Carries out a manifest for the first time. Cancelling is heard until the first file is in its place.</summary>
    public async Task<TransactionOutcome> CommitAsync(Manifest manifest, ContentSource content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(content);
        if (Refusal(manifest) is { } refusal) return Failed(refusal);
        var edited = await EditedAsync(manifest, cancellationToken);
        if (edited.Length > 0) return Stale(edited);
        try
        {
            await _files.WriteTemporariesAsync(manifest.Entries, content, cancellationToken);
            edited = await EditedAsync(manifest, cancellationToken);
            if (edited.Length > 0) return Stale(edited) with { LeftBehind = _files.CleanUp(manifest) };
        }
        catch (OperationCanceledException)
        {
            _files.CleanUp(manifest);
            throw;
        }
        catch (Exception e) when (WorkspaceFailures.IsFailure(e))
        {
            return Failed(WorkspaceFailures.Of(e)) with { LeftBehind = _files.CleanUp(manifest) };
        }

        return await InstallAsync(manifest, manifest.Entries, content);
    }

    /// <summary>
    /// Ends what a stopped commit began: forward if every file is at before or after; otherwise files at after go back and
    /// the edited ones stay. Settling a settled transaction changes nothing.
    /// </summary>
    public async Task<TransactionOutcome> SettleAsync(Manifest manifest, ContentSource content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(content);
        var states = await _files.StatesAsync(manifest, cancellationToken);
        var edited = manifest.Entries.Where((_, i) => states[i] == EntryState.Other).Select(e => e.Path).ToImmutableArray();
        if (edited.Length > 0) return await BackAsync(manifest, content, Stale(edited));
        try
        {
            var waiting = manifest.Entries.Where((_, i) => states[i] == EntryState.Before).ToImmutableArray();
            await _files.WriteTemporariesAsync(waiting, content, cancellationToken);
            return await InstallAsync(manifest, waiting, content);
        }
        catch (Exception e) when (WorkspaceFailures.IsFailure(e))
        {
            return await BackAsync(manifest, content, Failed(WorkspaceFailures.Of(e)));
        }
    }

    /// <summary>
    /// Removes what a stopped commit left beside the files, and the directories that it made and that are empty. For a
    /// transaction that will not be settled because it is undone.
    /// </summary>
    public void CleanUp(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        _files.CleanUp(manifest);
    }

    private async Task<TransactionOutcome> InstallAsync(Manifest manifest, ImmutableArray<ManifestEntry> entries, ContentSource content)
    {
        try
        {
            foreach (var entry in entries)
            {
                _files.Install(entry);
                _atPoint($"installed {entry.Path}");
            }

            _files.SyncDirectories(manifest.Entries);
            _atPoint("synced");
            var left = _files.CleanUp(manifest, keepNewDirectories: true);
            _files.RemoveEmptied(manifest);
            return new TransactionOutcome
            {
                Result = TransactionResult.Applied,
                Files = [.. manifest.Entries.Select(e => e.Path)],
                CreatedDirectories = manifest.NewDirectories,
                LeftBehind = left,
            };
        }
        catch (TreeException e) when (e.Error == TreeError.Exists)
        {
            return await BackAsync(manifest, content, Stale([e.Path]));
        }
        catch (Exception e) when (WorkspaceFailures.IsFailure(e))
        {
            return await BackAsync(manifest, content, Failed(WorkspaceFailures.Of(e)));
        }
    }

    /// <summary>Brings every file that is at after back to before. Not to be cancelled: half of it is worse than none.</summary>
    private async Task<TransactionOutcome> BackAsync(Manifest manifest, ContentSource content, TransactionOutcome outcome)
    {
        try
        {
            var states = await _files.StatesAsync(manifest, CancellationToken.None);
            for (var i = 0; i < states.Length; i++)
            {
                if (states[i] != EntryState.After) continue;
                await _files.RestoreAsync(manifest.Entries[i], content);
                _atPoint($"restored {manifest.Entries[i].Path}");
            }

            _files.SyncDirectories(manifest.Entries);
            return outcome with { LeftBehind = _files.CleanUp(manifest) };
        }
        catch (Exception e) when (WorkspaceFailures.IsFailure(e))
        {
            return Failed(new WorkspaceProblem("workspace.unsettled", $"The workspace could not be brought back: {e.Message}.",
                "Free the disk, then resume the run: it settles the files first.")
            { Path = (e as TreeException)?.Path });
        }
    }

    private WorkspaceProblem? Refusal(Manifest manifest) => manifest.Entries
        .Select(entry => _workspace.Guard(entry.Path, PathUse.Write).Problem)
        .FirstOrDefault(problem => problem is not null);

    private async Task<ImmutableArray<string>> EditedAsync(Manifest manifest, CancellationToken cancellationToken)
    {
        var states = await _files.StatesAsync(manifest, cancellationToken);
        return [.. manifest.Entries.Where((_, i) => states[i] is not (EntryState.Before or EntryState.Same)).Select(e => e.Path)];
    }

    private static TransactionOutcome Failed(WorkspaceProblem problem) => new() { Result = TransactionResult.Failed, Problem = problem };

    private static TransactionOutcome Stale(ImmutableArray<string> files) => new()
    {
        Result = TransactionResult.Stale,
        Files = files,
        Problem = new WorkspaceProblem("workspace.stale", $"Changed by somebody else meanwhile: {string.Join(", ", files)}.",
            "The step is tried again on the new content.")
        { Path = files[0] },
    };
}
