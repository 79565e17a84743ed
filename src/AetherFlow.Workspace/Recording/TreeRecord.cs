using System.Globalization;

namespace AetherFlow.Workspaces;

/// <summary>
/// A workspace as it was before a command: type, size, times and permissions of every entry, and the contents that can be
/// brought back. It lies in a folder outside the workspace, so that a program that was killed meanwhile finds it again.
/// </summary>
/// <remarks>
/// A file counts as unchanged if its size, both its times, its inode and its permissions are the same; programs cannot set the
/// time of the last change of status, so this misses nothing on Linux and macOS. Files that were written within a tenth of a
/// second before the record are compared by content. Windows has no such time: there a
/// program that sets the old time again and keeps the size goes unnoticed.
/// </remarks>
public sealed class TreeRecord
{
    private readonly Workspace _workspace;
    private readonly KeptContents _kept;
    private readonly TreeListing _before;
    private readonly RecordBounds _bounds;

    private TreeRecord(Workspace workspace, KeptContents kept, TreeListing before, RecordBounds bounds, string id) =>
        (_workspace, _kept, _before, _bounds, Id) = (workspace, kept, before, bounds, id);

    /// <summary>Tells this record from others that used the same folder: the hash of what is written down.</summary>
    public string Id { get; }

    /// <summary>
    /// Records a workspace before a command. Nobody else should change it until the command has been compared. A folder holds
    /// one record: the next one reuses the contents of files that did not change and removes the others.
    /// </summary>
    /// <param name="workspace">Is only read. Links are not followed.</param>
    /// <param name="keepFolder">Outside the workspace, this record's alone; made if it does not exist.</param>
    /// <param name="cancellationToken">Ends it; contents kept by then are reused later.</param>
    /// <returns>The record, flushed to the disk; or <c>record.failed</c>, where the folder cannot be written or the tree not be read.</returns>
    public static Task<TreeRecording> TakeAsync(Workspace workspace, string keepFolder, CancellationToken cancellationToken) =>
        TakeAsync(workspace, keepFolder, RecordBounds.Default, cancellationToken);

    /// <summary>Finds the record of a command whose program was killed; null if it is not there, damaged or another one.</summary>
    public static async Task<TreeRecord?> LoadAsync(Workspace workspace, string keepFolder, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(keepFolder);
        ArgumentNullException.ThrowIfNull(id);
        var kept = new KeptContents(workspace.Tree, keepFolder, RecordBounds.Default);
        if (await RecordFile.LoadAsync(kept.RecordPath, id, cancellationToken) is not { } before) return null;
        return new TreeRecord(workspace, kept, before, RecordBounds.Default, id);
    }

    /// <summary>Removes a folder of records with all that is in it.</summary>
    public static void Discard(string keepFolder)
    {
        if (Directory.Exists(keepFolder)) Directory.Delete(keepFolder, recursive: true);
    }

    /// <summary>Compares the workspace with the record. Can be done again; the record stays as it is.</summary>
    /// <param name="keep">Gets each content that the changes name, before they are returned; contents after are hashed from the very bytes it gets.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="IOException">The workspace's own folder cannot be read any more.</exception>
    public async Task<TreeChanges> CompareAsync(ContentSink keep, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keep);
        var difference = await Task.Run(
            () =>
            {
                var after = new TreeWalk(_workspace.Tree, _bounds.Entries).Walk(_before.FreshSince, cancellationToken);
                var found = new TreeDifference(_before, after, _bounds.ChangedFiles);
                found.Find(cancellationToken);
                return found;
            },
            cancellationToken);
        var contents = new ContentDifference(_workspace, _kept, _before, difference.Unkept, keep);
        var files = await contents.FindAsync(difference.Candidates, _bounds, cancellationToken);
        return new TreeChanges { Files = files, NewFolders = difference.NewFolders, NotUndoable = difference.Unkept.ToChanges() };
    }

    internal static Task<TreeRecording> TakeAsync(Workspace workspace, string keepFolder, RecordBounds bounds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(keepFolder);
        return Task.Run(() => Take(workspace, keepFolder, bounds, cancellationToken), cancellationToken);
    }

    private static TreeRecording Take(Workspace workspace, string keepFolder, RecordBounds bounds, CancellationToken cancellationToken)
    {
        try
        {
            var kept = new KeptContents(workspace.Tree, keepFolder, bounds);
            var freshSince = kept.Open();
            var listing = new TreeWalk(workspace.Tree, bounds.Entries).Walk(freshSince, cancellationToken);
            kept.Keep(listing, cancellationToken);
            var id = RecordFile.Save(kept.RecordPath, listing);
            return TreeRecording.Of(new TreeRecord(workspace, kept, listing, bounds, id));
        }
        catch (Exception e) when (WorkspaceFailures.IsFailure(e))
        {
            return TreeRecording.Failed(new WorkspaceProblem(
                "record.failed",
                string.Create(CultureInfo.InvariantCulture, $"What a command changes could not be recorded: {e.Message}."),
                "Check the space on the disk and the permissions of the run's folder; without a record the command is not run.")
            { Path = (e as TreeException)?.Path });
        }
    }
}
