namespace AetherFlow.Workspaces.Tests.Transactions;

public sealed class TransactionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Workspace _workspace;
    private readonly Contents _contents = new();

    public TransactionTests() => _workspace = _folder.Open();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Commit_CreateReplaceDelete_DoesAllAndLeavesNothingBeside()
    {
        _folder.Write("old.txt", "1");
        _folder.Write("gone.txt", "2");

        var outcome = await CommitAsync(Change("new/dir/a.txt", null, "a"), Change("old.txt", "1", "one"), Change("gone.txt", "2", null));

        Assert.Equal(TransactionResult.Applied, outcome.Result);
        Assert.Equal(["new/dir/a.txt", "old.txt", "gone.txt"], outcome.Files);
        Assert.Equal(["new", "new/dir"], outcome.CreatedDirectories);
        Assert.Equal(new SortedDictionary<string, string> { ["new/dir/a.txt"] = "a", ["old.txt"] = "one" }, _folder.Files());
    }

    [Fact]
    public void Prepare_Changes_WritesNothing()
    {
        new Transaction(_workspace).Prepare([Change("new/a.txt", null, "a")], "t");

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Root));
    }

    [Fact]
    public void Prepare_NameInUse_TakesAnother()
    {
        _folder.Write(".aetherflow-t-0.tmp", "the user's");

        var manifest = new Transaction(_workspace).Prepare([Change("a.txt", null, "a")], "t");

        Assert.Equal(".aetherflow-t-0-1.tmp", manifest.Entries[0].TemporaryName);
    }

    [Fact]
    public void Prepare_OddTag_GivesAGoodName()
    {
        var manifest = new Transaction(_workspace).Prepare([Change("a.txt", null, "a")], "../évil/" + new string('x', 400));

        Assert.Matches(@"\A\.aetherflow-[A-Za-z0-9_-]{1,100}-0\.tmp\z", manifest.Entries[0].TemporaryName);
    }

    [Fact]
    public async Task Commit_ModeBits_AreKeptSetAndRestored()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no mode bits");
        _folder.Write("run.sh", "1");
        _folder.Write("private", "1");
        _folder.Shell("chmod 755 run.sh; chmod 600 private; umask 022; touch ordinary");

        await CommitAsync(Change("run.sh", "1", "2"), Change("private", "1", "2"), Change("made.sh", null, "3") with { Mode = 0x1ED }, Change("plain", null, "4"));

        Assert.True(_folder.Shell("test $(stat -c %a run.sh private made.sh | tr -d '\\n') = 755600755"));
        Assert.True(_folder.Shell("test $(stat -c %a plain) = $(touch other && stat -c %a other)"));
    }

    [Fact]
    public async Task Commit_FileChangedBefore_IsStaleAndWritesNothing()
    {
        _folder.Write("a.txt", "edited");

        var outcome = await CommitAsync(Change("n/b.txt", null, "b"), Change("a.txt", "1", "2"));

        Assert.Equal((TransactionResult.Stale, "workspace.stale"), (outcome.Result, outcome.Problem?.Code));
        Assert.Equal(["a.txt"], outcome.Files);
        Assert.Equal(new SortedDictionary<string, string> { ["a.txt"] = "edited" }, _folder.Files());
        Assert.Empty(_folder.Folders());
    }

    [Fact]
    public async Task Commit_FileAppearsWhileWriting_IsStaleAndKept()
    {
        var transaction = new Transaction(_workspace, at =>
        {
            if (at == "installed a.txt") _folder.Write("b.txt", "the user's");
        });
        var manifest = transaction.Prepare([Change("a.txt", null, "a"), Change("b.txt", null, "b")], "t");

        var outcome = await transaction.CommitAsync(manifest, _contents.Source, Token);

        Assert.Equal(TransactionResult.Stale, outcome.Result);
        Assert.Equal(new SortedDictionary<string, string> { ["b.txt"] = "the user's" }, _folder.Files());
    }

    [Fact]
    public async Task Commit_FileEditedWhileTemporariesAreWritten_IsStaleAndKept()
    {
        _folder.Write("a.txt", "1");
        var transaction = new Transaction(_workspace, at =>
        {
            if (at.StartsWith("temporary", StringComparison.Ordinal)) _folder.Write("a.txt", "edited");
        });
        var manifest = transaction.Prepare([Change("a.txt", "1", "2"), Change("n/b.txt", null, "b")], "t");

        var outcome = await transaction.CommitAsync(manifest, _contents.Source, Token);

        Assert.Equal(TransactionResult.Stale, outcome.Result);
        Assert.Equal(new SortedDictionary<string, string> { ["a.txt"] = "edited" }, _folder.Files());
        Assert.Empty(_folder.Folders());
    }

    [Fact]
    public async Task Commit_PathThatBecameALink_WritesNothingOutside()
    {
        var manifest = new Transaction(_workspace).Prepare([Change("dir/a.txt", null, "a")], "t");
        _folder.Link("dir", _folder.Outside);

        var outcome = await new Transaction(_workspace).CommitAsync(manifest, _contents.Source, Token);

        Assert.Equal((TransactionResult.Failed, "path.link"), (outcome.Result, outcome.Problem?.Code));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Outside));
    }

    [Fact]
    public async Task Commit_DirectorySwappedForALinkInMidWrite_WritesNothingOutside()
    {
        _folder.Write("dir/old.txt", "1");
        var transaction = new Transaction(_workspace, at =>
        {
            if (at != "temporary x.txt") return;
            Directory.Move(_folder.At("dir"), _folder.At("moved"));
            _folder.Link("dir", _folder.Outside);
        });
        var manifest = transaction.Prepare([Change("x.txt", null, "x"), Change("dir/old.txt", "1", "2")], "t");

        var outcome = await transaction.CommitAsync(manifest, _contents.Source, Token);

        Assert.NotEqual(TransactionResult.Applied, outcome.Result);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Outside));
        Assert.Null(_folder.Read("x.txt"));
    }

    [Fact]
    public async Task Commit_HardLinkedFile_LeavesTheOtherName()
    {
        _folder.Write("a.txt", "1");
        Assert.SkipUnless(_folder.Shell("ln a.txt ../ws-evil/other"), "hard links are not possible here");

        await CommitAsync(Change("a.txt", "1", "2"));

        Assert.Equal(("2", "1"), (_folder.Read("a.txt"), File.ReadAllText(Path.Combine(_folder.Outside, "other"))));
    }

    [Fact]
    public async Task Commit_Cancelled_LeavesNothing()
    {
        using var cancel = new CancellationTokenSource();
        var transaction = new Transaction(_workspace, at =>
        {
            if (at == "temporary n/a.txt") cancel.Cancel();
        });
        var manifest = transaction.Prepare([Change("n/a.txt", null, "a"), Change("b.txt", null, "b")], "t");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => transaction.CommitAsync(manifest, _contents.Source, cancel.Token));

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Root));
    }

    [Fact]
    public async Task Commit_EmptiedDirectories_GoIfEmpty()
    {
        _folder.Write("n/m/a.txt", "a");
        _folder.Write("k/b.txt", "b");
        _folder.Write("k/user.txt", "u");
        var transaction = new Transaction(_workspace);
        var manifest = transaction.Prepare([Change("n/m/a.txt", "a", null), Change("k/b.txt", "b", null)], "t", ["n", "n/m", "k"]);

        await transaction.CommitAsync(manifest, _contents.Source, Token);

        Assert.Equal(["k"], _folder.Folders());
    }

    [Fact]
    public async Task Commit_DiskFull_LeavesTheTreeAsItWas()
    {
        Directory.CreateDirectory(_folder.At("small"));
        Assert.SkipUnless(_folder.Shell("mount -t tmpfs -o size=64k none small"), "mounting is not permitted here");
        try
        {
            _folder.Write("small/a.txt", "1");
            using var workspace = Workspace.Open(_folder.At("small"), PathUse.Write).Workspace!;
            var transaction = new Transaction(workspace);
            var manifest = transaction.Prepare(
            [
                new PlannedChange(workspace.Guard("a.txt", PathUse.Write).Path, _contents.Add("1"), _contents.Add("2")),
                new PlannedChange(workspace.Guard("n/big.txt", PathUse.Write).Path, null, _contents.Add(new string('x', 200_000))),
            ], "t");

            var outcome = await transaction.CommitAsync(manifest, _contents.Source, Token);

            Assert.Equal((TransactionResult.Failed, "workspace.disk_full"), (outcome.Result, outcome.Problem?.Code));
            Assert.Empty(outcome.LeftBehind);
            Assert.Equal(new SortedDictionary<string, string> { ["small/a.txt"] = "1" }, _folder.Files());
            Assert.Equal(["small"], _folder.Folders());
        }
        finally
        {
            _folder.Shell("umount small");
        }
    }

    [Fact]
    public async Task Commit_DamagedContent_LeavesItInDoubtAndSettles()
    {
        _folder.Write("a.txt", "1");
        var transaction = new Transaction(_workspace);
        var manifest = transaction.Prepare([Change("a.txt", "1", "2")], "t");

        await Assert.ThrowsAsync<InvalidDataException>(() => transaction.CommitAsync(manifest, (_, _) => Task.FromResult<ReadOnlyMemory<byte>>("?"u8.ToArray()), Token));

        Assert.Equal("1", _folder.Read("a.txt"));
        Assert.Equal(TransactionResult.Applied, (await transaction.SettleAsync(manifest, _contents.Source, Token)).Result);
        Assert.Equal("2", _folder.Read("a.txt"));
    }

    public void Dispose()
    {
        _workspace.Dispose();
        _folder.Dispose();
    }

    private PlannedChange Change(string path, string? before, string? after) =>
        new(_workspace.Guard(path, PathUse.Write).Path, _contents.Add(before), _contents.Add(after));

    private Task<TransactionOutcome> CommitAsync(params PlannedChange[] changes)
    {
        var transaction = new Transaction(_workspace);
        return transaction.CommitAsync(transaction.Prepare(changes, "t"), _contents.Source, Token);
    }
}
