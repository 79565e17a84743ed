using System.Runtime.Versioning;

namespace AetherFlow.Workspaces.Tests.Recording;

[UnsupportedOSPlatform("windows")]
public sealed class UnkeptChangesTests : IDisposable
{
    private readonly CommandScene _scene = new();

    private TemporaryFolder Folder => _scene.Folder;

    [Fact]
    public async Task Compare_DependencyFolder_IsCountedByItsOutermostFolder()
    {
        Folder.Write("web/node_modules/p/old.js", "1234");
        Folder.Write("web/node_modules/p/changed.js", "1");
        await _scene.TakeAsync();

        File.Delete(Folder.At("web/node_modules/p/old.js"));
        Folder.Write("web/node_modules/p/changed.js", "22");
        Folder.Write("web/node_modules/q/node_modules/new.js", "333");
        var changes = await _scene.CompareAsync();

        Assert.Empty(changes.Files);
        Assert.Empty(changes.NewFolders);
        var unkept = Assert.Single(changes.NotUndoable);
        Assert.Equal(("web/node_modules", UnkeptReason.DependencyOrBuildFolder, 1, 1, 1, 9L),
            (unkept.Folder, unkept.Reason, unkept.Created, unkept.Changed, unkept.Deleted, unkept.Bytes));
        Assert.Equal(["p/changed.js", "p/old.js", "q/node_modules/new.js"], unkept.Examples);
        Assert.Contains("package manager", unkept.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bin/tool.sh", "Program.csproj", true)]
    [InlineData("bin/tool.sh", "readme.md", false)]
    [InlineData("target/a", "Cargo.toml", true)]
    [InlineData("target/a", "main.py", false)]
    [InlineData("vendor/a", "go.mod", true)]
    [InlineData("src/__pycache__/a.pyc", "readme.md", true)]
    [InlineData("Node_Modules/a", "readme.md", true)]
    public async Task Compare_FolderThatMayBeBuildOutput_GoesByWhatIsBesideIt(string path, string beside, bool isUnkept)
    {
        Folder.Write(beside, "");
        Folder.Write(path, "1");
        await _scene.TakeAsync();

        Folder.Write(path, "22");
        var changes = await _scene.CompareAsync();

        Assert.Equal(isUnkept ? [] : [path], changes.Files.Select(f => f.Path));
        Assert.Equal(isUnkept ? [UnkeptReason.DependencyOrBuildFolder] : [], changes.NotUndoable.Select(c => c.Reason));
    }

    [Fact]
    public async Task Compare_BuildFolderThatTheCommandMade_IsListedAndNotRecorded()
    {
        Folder.Write("App.csproj", "");
        await _scene.TakeAsync();

        Folder.Write("obj/project.assets.json", "{}");
        Folder.Write("bin/Debug/App.dll", "MZ");
        var changes = await _scene.CompareAsync();

        Assert.Empty(changes.Files);
        Assert.Equal([("bin", 1), ("obj", 1)], changes.NotUndoable.Select(c => (c.Folder, c.Created)));
    }

    [Fact]
    public async Task Compare_LargeFiles_AreListedByTheirFolder()
    {
        Folder.Write("data/was.bin", new byte[RecordLimits.FileBytes + 1]);
        Folder.Write("data/gone.bin", new byte[RecordLimits.FileBytes + 1]);
        Folder.Write("data/limit.bin", new byte[RecordLimits.FileBytes]);
        Folder.Write("small.txt", "1");
        await _scene.TakeAsync();

        Folder.Write("data/was.bin", "now small");
        Folder.Write("data/limit.bin", "x");
        File.Delete(Folder.At("data/gone.bin"));
        Folder.Write("data/new.bin", new byte[RecordLimits.FileBytes + 2]);
        Folder.Write("small.txt", new byte[RecordLimits.AfterBytes + 1]);
        var changes = await _scene.CompareAsync();

        Assert.Equal(["data/limit.bin"], changes.Files.Select(f => f.Path));
        Assert.All(changes.NotUndoable, c => Assert.Equal(UnkeptReason.TooLarge, c.Reason));
        Assert.Equal([("", 0, 1, 0), ("data", 1, 1, 1)], changes.NotUndoable.Select(c => (c.Folder, c.Created, c.Changed, c.Deleted)));
        Assert.Equal(9 + (2 * RecordLimits.FileBytes) + 3, changes.NotUndoable[1].Bytes);
    }

    [Fact]
    public async Task Compare_LinksAndFifos_AreListedAndNotFollowed()
    {
        File.WriteAllText(Path.Combine(Folder.Outside, "secret"), "s");
        Folder.Write("a.txt", "a");
        Folder.Link("old", "a.txt");
        await _scene.TakeAsync();

        Folder.Link("out", Folder.Outside);
        Assert.True(Folder.Shell("ln -sfn nowhere old && mkfifo pipe && rm a.txt && ln -s /etc/passwd a.txt"));
        var changes = await _scene.CompareAsync();

        Assert.Empty(changes.Files);
        var unkept = Assert.Single(changes.NotUndoable);
        Assert.Equal((UnkeptReason.NotAFile, 2, 2, 0), (unkept.Reason, unkept.Created, unkept.Changed, unkept.Deleted));
    }

    [Fact]
    public async Task Compare_ProtectedAndOddNames_AreListedAndTheirContentsNotKept()
    {
        Folder.Write(".env", "SECRET=1");
        Folder.Write(".vscode/settings.json", "{}");
        await _scene.TakeAsync();
        Assert.Empty(_scene.KeptNames);

        Folder.Write(".env", "SECRET=22");
        Folder.Write(".vscode/settings.json", "{ }");
        Folder.Write(".vscode/tasks.json", "{}");
        Folder.Write("con.txt", "x");
        Assert.True(Folder.Shell("printf x > \"$(printf 'bad\\377name')\""));
        var changes = await _scene.CompareAsync();

        Assert.Empty(changes.Files);
        Assert.All(changes.NotUndoable, c => Assert.Equal(UnkeptReason.Name, c.Reason));
        Assert.Equal([("", 2, 1), (".vscode", 1, 1)], changes.NotUndoable.Select(c => (c.Folder, c.Created, c.Changed)));
    }

    [Fact]
    public async Task Compare_ProtectedFilesThatWereJustWrittenAndStay_AreNotListed()
    {
        Folder.Write(".env", "SECRET=1");
        Folder.Write(".npmrc", "x");
        await _scene.TakeAsync();

        Assert.True((await _scene.CompareAsync()).IsEmpty);
    }

    [Fact]
    public async Task Compare_FileAndFolderTradePlaces_ListsWhatCannotComeBack()
    {
        Folder.Write("file", "f");
        Folder.Write("folder/a.txt", "a");
        await _scene.TakeAsync();

        File.Delete(Folder.At("file"));
        Directory.Delete(Folder.At("folder"), recursive: true);
        Folder.Write("file/b.txt", "b");
        Folder.Write("folder", "now a file");
        var changes = await _scene.CompareAsync();

        Assert.Equal(["file/b.txt", "folder"], changes.Files.Select(f => f.Path));
        Assert.Equal([("", UnkeptReason.NotAFile, 1), ("folder", UnkeptReason.NotAFile, 1)], changes.NotUndoable.Select(c => (c.Folder, c.Reason, c.Deleted)));
        await _scene.UndoAsync(changes);
        Assert.Empty(Folder.Files());
    }

    [Fact]
    public async Task Compare_FolderThatBecameALinkToAnother_DoesNotWriteThroughIt()
    {
        Folder.Write("a/x.txt", "in a");
        Folder.Write("b/x.txt", "in b");
        await _scene.TakeAsync();

        Directory.Delete(Folder.At("a"), recursive: true);
        Folder.Link("a", "b");
        var changes = await _scene.CompareAsync();

        Assert.Empty(changes.Files);
        Assert.Equal([("", UnkeptReason.NotAFile), ("a", UnkeptReason.NotAFile)], changes.NotUndoable.Select(c => (c.Folder, c.Reason)));
    }

    [Fact]
    public async Task Compare_FoldersOnly_NewOnesCanBeUndoneEmptyOnesThatWentCannot()
    {
        Directory.CreateDirectory(Folder.At("went/inner"));
        Directory.CreateDirectory(Folder.At("closed"));
        await _scene.TakeAsync();

        Directory.Delete(Folder.At("went"), recursive: true);
        Directory.CreateDirectory(Folder.At("came/inner"));
        File.SetUnixFileMode(Folder.At("closed"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var changes = await _scene.CompareAsync();

        Assert.Equal(["came", "came/inner"], changes.NewFolders);
        Assert.Equal([("", UnkeptReason.Permissions, "closed"), ("went", UnkeptReason.EmptyFolder, "inner")],
            changes.NotUndoable.Select(c => (c.Folder, c.Reason, c.Examples.Single())));
        await _scene.UndoAsync(changes);
        Assert.Equal(["closed"], Folder.Folders());
    }

    [Fact]
    public async Task Compare_SetUserIdBit_IsListed()
    {
        Folder.Write("run", "x");
        await _scene.TakeAsync();

        Assert.True(Folder.Shell("chmod u+s run"));

        Assert.Equal(UnkeptReason.Permissions, Assert.Single((await _scene.CompareAsync()).NotUndoable).Reason);
    }

    [Fact]
    public async Task Compare_MoreBytesThanARecordKeeps_KeepsTheSmallestFiles()
    {
        Folder.Write("a-large.txt", new string('l', 60));
        Folder.Write("b-small.txt", new string('s', 30));
        Folder.Write("c-small.txt", new string('s', 31));
        await _scene.TakeAsync(new RecordBounds { TotalBytes = 100 });

        foreach (var name in (string[])["a-large.txt", "b-small.txt", "c-small.txt"]) Folder.Write(name, "changed");
        var changes = await _scene.CompareAsync();

        Assert.Equal(["b-small.txt", "c-small.txt"], changes.Files.Select(f => f.Path));
        var unkept = Assert.Single(changes.NotUndoable);
        Assert.Equal((UnkeptReason.TooMany, 1), (unkept.Reason, unkept.Changed));
    }

    [Fact]
    public async Task Compare_MoreChangesThanARecordTakes_LeavesOutCreatedOnesFirst()
    {
        Folder.Write("z.txt", "1");
        await _scene.TakeAsync(new RecordBounds { ChangedFiles = 2 });

        Folder.Write("z.txt", "22");
        Folder.Write("n/a.txt", "a");
        Folder.Write("n/b.txt", "b");
        var changes = await _scene.CompareAsync();

        Assert.Equal(["n/a.txt", "z.txt"], changes.Files.Select(f => f.Path));
        Assert.Equal(("n", UnkeptReason.TooMany), (Assert.Single(changes.NotUndoable).Folder, changes.NotUndoable[0].Reason));
    }

    [Fact]
    public async Task Compare_MoreEntriesThanAreLookedAt_LooksAtDependenciesLastAndSaysSo()
    {
        Folder.Write("src/a.txt", "1");
        for (var i = 0; i < 5; i++) Folder.Write($"node_modules/{i}/x.js", "x");
        await _scene.TakeAsync(new RecordBounds { Entries = 4 });

        Folder.Write("src/a.txt", "22");
        Folder.Write("node_modules/3/x.js", "changed");
        Directory.Delete(Folder.At("node_modules/4"), recursive: true);
        var changes = await _scene.CompareAsync();

        Assert.Equal(["src/a.txt"], changes.Files.Select(f => f.Path));
        var unkept = Assert.Single(changes.NotUndoable);
        Assert.Equal(("node_modules", UnkeptReason.NotLookedAt), (unkept.Folder, unkept.Reason));
    }

    [Fact]
    public async Task Compare_KeptContentDamaged_IsListed()
    {
        Folder.Write("a.txt", "before");
        await _scene.TakeAsync();
        await File.WriteAllTextAsync(Path.Combine(_scene.KeepFolder, "contents", _scene.KeptNames.Single()), "", TestContext.Current.CancellationToken);

        Folder.Write("a.txt", "after");

        var changes = await _scene.CompareAsync();
        Assert.Empty(changes.Files);
        Assert.Equal(UnkeptReason.ContentLost, Assert.Single(changes.NotUndoable).Reason);
    }

    public void Dispose() => _scene.Dispose();
}
