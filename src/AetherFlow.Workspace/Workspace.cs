namespace AetherFlow.Workspaces;

/// <summary>
/// The directory whose files a run may read and change. It is held open: what it was when it was opened is what it stays,
/// wherever links or renames lead later.
/// </summary>
public sealed class Workspace : IDisposable
{
    private readonly PathGuard _guard;
    private readonly FileReader _reader;
    private readonly FileWalk _walk;

    internal Workspace(Tree tree)
    {
        Tree = tree;
        _guard = new PathGuard(tree);
        _reader = new FileReader(tree);
        _walk = new FileWalk(tree, _guard);
    }

    /// <summary>The real absolute path, without links.</summary>
    public string Root => Tree.Root;

    internal Tree Tree { get; }

    /// <summary>Opens a directory; with <see cref="PathUse.Write"/> it must be writable.</summary>
    public static WorkspaceOpening Open(string directory, PathUse use)
    {
        ArgumentNullException.ThrowIfNull(directory);
        try
        {
            var tree = Tree.Open(directory.Length == 0 ? "." : directory);
            if (use == PathUse.Read || tree.IsWritable()) return WorkspaceOpening.Of(new Workspace(tree));
            tree.Dispose();
            return Refused(directory, "workspace.read_only", "cannot be written", "Check its permissions, or use --no-apply.");
        }
        catch (Exception e) when (WorkspaceFailures.IsFailure(e))
        {
            return (e as TreeException)?.Error switch
            {
                TreeError.Missing => Refused(directory, "workspace.missing", "does not exist", "Create it, or name another one with --workspace."),
                TreeError.NotDirectory => Refused(directory, "workspace.not_directory", "is no directory", "Name the project's folder."),
                _ => Refused(directory, "workspace.unreadable", $"cannot be opened ({e.Message})", "Check its permissions."),
            };
        }
    }

    /// <summary>Lets a path pass, or says why not. Nothing is read or written.</summary>
    public PathResult Guard(string path, PathUse use)
    {
        ArgumentNullException.ThrowIfNull(path);
        return _guard.Check(path, use);
    }

    /// <summary>Reads a file of at most <see cref="WorkspaceLimits.FileBytes"/>.</summary>
    public Task<ReadResult> ReadAsync(WorkspacePath path, CancellationToken cancellationToken) =>
        _reader.ReadAsync(path.Value, WorkspaceLimits.FileBytes, cancellationToken);

    /// <summary>The hash of a file of any size; nothing if it does not exist, or is no regular file inside the workspace.</summary>
    public async Task<string?> HashAsync(WorkspacePath path, CancellationToken cancellationToken)
    {
        try
        {
            return await _reader.HashAsync(path.Value, cancellationToken);
        }
        catch (TreeException)
        {
            return null;
        }
    }

    /// <summary>
    /// The files that a path, a directory (<c>src/</c>) or a pattern (<c>src/**/*.py</c>, <c>*.{md,txt}</c>) means, sorted.
    /// Folders of dependencies and build output are left out unless the pattern names them.
    /// </summary>
    public Task<Expansion> ExpandAsync(string pattern, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return Task.Run(() => _walk.Expand(pattern, cancellationToken), cancellationToken);
    }

    /// <summary>Whether files can be written here, and how many bytes are free.</summary>
    public WorkspaceSpace Probe() => new(Tree.IsWritable(), new DriveInfo(Root).AvailableFreeSpace);

    public void Dispose() => Tree.Dispose();

    /// <summary>The permission bits of a file; null: no such file, or no such bits.</summary>
    internal int? ModeOf(WorkspacePath path)
    {
        try
        {
            return !OperatingSystem.IsWindows() && Tree.Find(path.Value) is { Type: EntryType.File, Mode: var mode } ? mode : null;
        }
        catch (TreeException)
        {
            return null;
        }
    }

    private static WorkspaceOpening Refused(string directory, string code, string what, string hint) =>
        WorkspaceOpening.Failed(new WorkspaceProblem(code, $"The workspace {PathSpelling.Show(directory)} {what}.", hint) { Path = directory });
}
