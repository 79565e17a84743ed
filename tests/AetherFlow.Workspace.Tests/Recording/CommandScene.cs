using AetherFlow.Workspaces.Tests.Transactions;

namespace AetherFlow.Workspaces.Tests.Recording;

/// <summary>A workspace in which a command is about to change something: the test plays the command.</summary>
internal sealed class CommandScene : IDisposable
{
    private TreeRecord? _record;

    public CommandScene() => Workspace = Folder.Open();

    public TemporaryFolder Folder { get; } = new();

    public Workspace Workspace { get; }

    public Contents Contents { get; } = new();

    public string KeepFolder => Path.Combine(Folder.Outside, "kept");

    public string[] KeptNames => [.. Directory.EnumerateFiles(Path.Combine(KeepFolder, "contents")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async Task<TreeRecord> TakeAsync(RecordBounds? bounds = null)
    {
        var recording = await TreeRecord.TakeAsync(Workspace, KeepFolder, bounds ?? RecordBounds.Default, Token);
        Assert.True(recording.Succeeded, recording.Problem?.ToString());
        return _record = recording.Record;
    }

    public Task<TreeChanges> CompareAsync() => CompareAsync(_record!);

    public Task<TreeChanges> CompareAsync(TreeRecord record) => record.CompareAsync(
        (content, hash, _) =>
        {
            Assert.Equal(ContentHash.Of(content.Span), hash);
            Contents.Add([new(hash, content.ToArray())]);
            return Task.CompletedTask;
        },
        Token);

    /// <summary>Takes back what can be undone, as undoing a run does.</summary>
    public async Task UndoAsync(TreeChanges changes)
    {
        var undo = changes.Files.Select(f => new UndoChange(f.Path, f.BeforeHash, f.AfterHash, f.BeforeMode, f.AfterMode)).ToList();
        var plan = await UndoPlan.BuildAsync(Workspace, undo, Contents.Source, Token);
        Assert.Empty(plan.Conflicts);
        var transaction = new Transaction(Workspace);
        var outcome = await transaction.CommitAsync(transaction.Prepare(plan.Changes, "undo", changes.NewFolders), Contents.Source, Token);
        Assert.True(outcome.Result == TransactionResult.Applied, outcome.Problem?.ToString());
    }

    public void Dispose()
    {
        Workspace.Dispose();
        Folder.Dispose();
    }
}
