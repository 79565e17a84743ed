using System.Runtime.Versioning;
using System.Text;

namespace AetherFlow.Workspaces.Tests.Recording;

[UnsupportedOSPlatform("windows")]
public sealed class TreeRecordTests : IDisposable
{
    private readonly CommandScene _scene = new();

    private TemporaryFolder Folder => _scene.Folder;

    [Fact]
    public async Task Compare_NothingChanged_IsEmpty()
    {
        Folder.Write("a.txt", "a");
        Folder.Write("src/b.txt", "b");
        Folder.Link("link", "a.txt");
        await _scene.TakeAsync();

        Assert.True((await _scene.CompareAsync()).IsEmpty);
    }

    [Fact]
    public async Task Compare_CreatedChangedDeleted_NamesContentsAndModes()
    {
        Folder.Write("changed.sh", "1");
        Folder.Write("deleted.txt", "was");
        File.SetUnixFileMode(Folder.At("changed.sh"), (UnixFileMode)0x1ED);
        await _scene.TakeAsync();

        Folder.Write("changed.sh", "22");
        File.Delete(Folder.At("deleted.txt"));
        Folder.Write("n/m/created.txt", "new");
        var changes = await _scene.CompareAsync();

        Assert.Equal(["changed.sh", "deleted.txt", "n/m/created.txt"], changes.Files.Select(f => f.Path));
        var (changed, deleted, created) = (changes.Files[0], changes.Files[1], changes.Files[2]);
        Assert.Equal((Hash("1"), Hash("22"), 0x1ED, 0x1ED, 1L, 2L), (changed.BeforeHash, changed.AfterHash, changed.BeforeMode, changed.AfterMode, changed.BeforeSize, changed.AfterSize));
        Assert.Equal((Hash("was"), null, null, 3L, 0L), (deleted.BeforeHash, deleted.AfterHash, deleted.AfterMode, deleted.BeforeSize, deleted.AfterSize));
        Assert.Equal((null, Hash("new"), null, 0L, 3L), (created.BeforeHash, created.AfterHash, created.BeforeMode, created.BeforeSize, created.AfterSize));
        Assert.Equal(["n", "n/m"], changes.NewFolders);
        Assert.Empty(changes.NotUndoable);
    }

    [Fact]
    public async Task Compare_SameSizeWithTheOldTimeSetAgain_IsAChange()
    {
        Folder.Write("a.txt", "before");
        var time = File.GetLastWriteTimeUtc(Folder.At("a.txt"));
        await _scene.TakeAsync();

        Folder.Write("a.txt", "after!");
        File.SetLastWriteTimeUtc(Folder.At("a.txt"), time);

        Assert.Equal(Hash("after!"), Assert.Single((await _scene.CompareAsync()).Files).AfterHash);
    }

    [Fact]
    public async Task Compare_WrittenAgainWithTheSameContent_IsNoChange()
    {
        Folder.Write("a.txt", "same");
        await _scene.TakeAsync();

        File.Delete(Folder.At("a.txt"));
        Folder.Write("a.txt", "same");

        Assert.True((await _scene.CompareAsync()).IsEmpty);
    }

    [Fact]
    public async Task Compare_PermissionsOnly_IsAChangeThatUndoTakesBack()
    {
        Folder.Write("run.sh", "x");
        File.SetUnixFileMode(Folder.At("run.sh"), (UnixFileMode)0x1A4);
        await _scene.TakeAsync();

        File.SetUnixFileMode(Folder.At("run.sh"), (UnixFileMode)0x1ED);
        var changes = await _scene.CompareAsync();

        var file = Assert.Single(changes.Files);
        Assert.Equal((Hash("x"), Hash("x"), 0x1A4, 0x1ED), (file.BeforeHash, file.AfterHash, file.BeforeMode, file.AfterMode));
        await _scene.UndoAsync(changes);
        Assert.Equal((UnixFileMode)0x1A4, File.GetUnixFileMode(Folder.At("run.sh")));
    }

    [Fact]
    public async Task Compare_Renamed_IsADeletionAndACreation()
    {
        Folder.Write("old.txt", "x");
        await _scene.TakeAsync();

        File.Move(Folder.At("old.txt"), Folder.At("new.txt"));
        var changes = await _scene.CompareAsync();

        Assert.Equal([("new.txt", null, Hash("x")), ("old.txt", Hash("x"), null)], changes.Files.Select(f => (f.Path, f.BeforeHash, f.AfterHash)));
    }

    [Fact]
    public async Task Compare_FileThatGrewOverTheLimit_CanBeBroughtBack()
    {
        Folder.Write("log.txt", "short");
        await _scene.TakeAsync();

        Folder.Write("log.txt", new byte[RecordLimits.FileBytes + 1]);
        var changes = await _scene.CompareAsync();

        Assert.Equal(RecordLimits.FileBytes + 1, Assert.Single(changes.Files).AfterSize);
        await _scene.UndoAsync(changes);
        Assert.Equal("short", Folder.Read("log.txt"));
    }

    [Fact]
    public async Task Compare_AfterwardsTakenAgain_KeepsOnlyWhatIsNeeded()
    {
        Folder.Write("a.txt", "a");
        Folder.Write("b.txt", "b");
        await _scene.TakeAsync();
        Assert.Equal(2, _scene.KeptNames.Length);

        File.Delete(Folder.At("b.txt"));
        await _scene.TakeAsync();

        Assert.Single(_scene.KeptNames);
        Folder.Write("a.txt", "changed");
        Assert.Equal(Hash("a"), Assert.Single((await _scene.CompareAsync()).Files).BeforeHash);
    }

    [Fact]
    public async Task Load_AfterAStop_ComparesAsTheRecordItselfWould()
    {
        Folder.Write("a \"quoted\" \u00e9.txt", "a");
        Folder.Write("node_modules/x.js", "x");
        Folder.Write("big.bin", new byte[RecordLimits.FileBytes + 1]);
        var taken = await _scene.TakeAsync();
        Folder.Write("a \"quoted\" \u00e9.txt", "changed");
        Folder.Write("node_modules/x.js", "changed");
        Folder.Write("big.bin", "small");

        var loaded = await TreeRecord.LoadAsync(_scene.Workspace, _scene.KeepFolder, taken.Id, TestContext.Current.CancellationToken);

        var (expected, changes) = (await _scene.CompareAsync(taken), await _scene.CompareAsync(loaded!));
        Assert.Equal(taken.Id, loaded!.Id);
        Assert.Equal(expected.Files, changes.Files);
        Assert.Equal(expected.NotUndoable.Select(Line), changes.NotUndoable.Select(Line));
        Assert.Equal((1, 2), (changes.Files.Length, changes.NotUndoable.Length));
    }

    [Fact]
    public async Task Load_AnotherOrDamagedRecord_IsNothing()
    {
        var token = TestContext.Current.CancellationToken;
        Folder.Write("a.txt", "a");
        Assert.Null(await TreeRecord.LoadAsync(_scene.Workspace, _scene.KeepFolder, "", token));
        var first = await _scene.TakeAsync();
        Folder.Write("a.txt", "b");
        var second = await _scene.TakeAsync();

        Assert.NotEqual(first.Id, second.Id);
        Assert.Null(await TreeRecord.LoadAsync(_scene.Workspace, _scene.KeepFolder, first.Id, token));
        var record = Path.Combine(_scene.KeepFolder, "before.json");
        await File.WriteAllBytesAsync(record, (await File.ReadAllBytesAsync(record, token))[..^5], token);
        Assert.Null(await TreeRecord.LoadAsync(_scene.Workspace, _scene.KeepFolder, second.Id, token));
    }

    [Fact]
    public async Task Take_FolderThatCannotBeWritten_SaysSo()
    {
        File.WriteAllText(_scene.KeepFolder, "a file is in the way");

        var recording = await TreeRecord.TakeAsync(_scene.Workspace, _scene.KeepFolder, TestContext.Current.CancellationToken);

        Assert.False(recording.Succeeded);
        Assert.Equal("record.failed", recording.Problem.Code);
        Assert.NotNull(recording.Problem.Hint);
    }

    [Fact]
    public async Task Take_Again_CopiesOnlyWhatChangedOrWasJustWritten()
    {
        Folder.Write("a.txt", "a");
        var nothingIsFresh = new RecordBounds { Fresh = TimeSpan.FromDays(-1) };
        await _scene.TakeAsync(nothingIsFresh);
        await File.WriteAllTextAsync(Path.Combine(_scene.KeepFolder, "contents", _scene.KeptNames.Single()), "m", TestContext.Current.CancellationToken);
        await _scene.TakeAsync(nothingIsFresh);
        Folder.Write("a.txt", "changed");

        Assert.Equal(Hash("m"), Assert.Single((await _scene.CompareAsync()).Files).BeforeHash);
        await _scene.TakeAsync(nothingIsFresh);
        Folder.Write("a.txt", "changed again");
        Assert.Equal(Hash("changed"), Assert.Single((await _scene.CompareAsync()).Files).BeforeHash);
    }

    [Fact]
    public async Task Take_FileWrittenAMomentAgo_IsCopiedAgain()
    {
        Folder.Write("a.txt", "a");
        await _scene.TakeAsync();
        await File.WriteAllTextAsync(Path.Combine(_scene.KeepFolder, "contents", _scene.KeptNames.Single()), "m", TestContext.Current.CancellationToken);
        await _scene.TakeAsync();
        Folder.Write("a.txt", "changed");

        Assert.Equal(Hash("a"), Assert.Single((await _scene.CompareAsync()).Files).BeforeHash);
    }

    [Fact]
    public async Task Discard_RemovesTheFolder()
    {
        await _scene.TakeAsync();

        TreeRecord.Discard(_scene.KeepFolder);
        TreeRecord.Discard(_scene.KeepFolder);

        Assert.False(Directory.Exists(_scene.KeepFolder));
    }

    public void Dispose() => _scene.Dispose();

    private static string Hash(string text) => ContentHash.Of(Encoding.UTF8.GetBytes(text));

    private static string Line(UnkeptChanges c) => $"{c.Folder} {c.Reason} {c.Created} {c.Changed} {c.Deleted} {c.Bytes} {string.Join(',', c.Examples)}";
}
