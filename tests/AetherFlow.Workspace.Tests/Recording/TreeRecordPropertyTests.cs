using System.Runtime.Versioning;
using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Workspaces.Tests.Recording;

[UnsupportedOSPlatform("windows")]
public sealed class TreeRecordPropertyTests
{
    /// <summary>Undoing flushes each file to the disk: more cases run where slow tests are asked for.</summary>
    private static readonly int Cases = Environment.GetEnvironmentVariable("AETHERFLOW_SLOW_TESTS") == "1" ? 2000 : 80;

    private static readonly string[] Paths = ["a", "b.txt", "src/a", "src/b.txt", "src/deep/a", "bin/run", "lib/x y", "lib/\u00e9"];
    private static readonly string[] OddPaths = [.. Paths, "src", "lib", "src/deep", ".env", "node_modules/p/a", "node_modules/p", "A"];

    private static readonly Gen<(int Path, int Text)[]> Trees =
        (from path in Gen.Choose(0, 20) from text in Gen.Choose(0, 20) select (path, text)).ListOf().Select(list => list.ToArray());

    private static readonly Gen<(int Kind, int Path, int Other)[]> Changes =
        (from kind in Gen.Choose(0, 20) from path in Gen.Choose(0, 20) from other in Gen.Choose(0, 20) select (kind, path, other)).NonEmptyListOf().Select(list => list.ToArray());

    [Fact]
    public void Undo_AnyChangesOfFiles_BringsTheTreeBackByteForByte() => Check(async (tree, changes) =>
    {
        using var scene = new CommandScene();
        var random = new RandomTree(scene.Folder, Paths);
        foreach (var file in tree) random.Write(file);
        var before = TreeView.Of(scene.Folder.Root);
        await scene.TakeAsync();
        foreach (var change in changes) random.Change(change);
        var after = TreeView.Of(scene.Folder.Root);

        var found = await scene.CompareAsync();

        AssertSame(Different(before.Files, after.Files), found.Files.Select(f => f.Path));
        AssertSame(after.Folders.Except(before.Folders), found.NewFolders);
        Assert.All(found.NotUndoable, c => Assert.Equal(UnkeptReason.EmptyFolder, c.Reason));
        await scene.UndoAsync(found);
        var undone = TreeView.Of(scene.Folder.Root);
        AssertSame(before.Files.Select(f => f.ToString()), undone.Files.Select(f => f.ToString()));
        // Folders without files are not made again.
        AssertSame(before.Folders.Where(folder => after.Folders.Contains(folder) || before.Files.Keys.Any(file => file.StartsWith(folder + "/", StringComparison.Ordinal))), undone.Folders);
    });

    [Fact]
    public void Compare_AnyChangesAtAll_ListsEachAndUndoesExactlyWhatItRecorded() => Check(async (tree, changes) =>
    {
        using var scene = new CommandScene();
        var random = new RandomTree(scene.Folder, OddPaths);
        foreach (var file in tree) random.Write(file);
        var before = TreeView.Of(scene.Folder.Root);
        await scene.TakeAsync();
        foreach (var change in changes) random.Upset(change);
        var after = TreeView.Of(scene.Folder.Root);

        var found = await scene.CompareAsync();

        var recorded = found.Files.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        var different = Different(before.Files, after.Files).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(recorded.Except(different));
        foreach (var path in different.Except(recorded)) Assert.Contains(found.NotUndoable, c => c.Folder == "" || path.StartsWith(c.Folder + "/", StringComparison.Ordinal));
        await scene.UndoAsync(found);
        var undone = TreeView.Of(scene.Folder.Root);
        foreach (var path in before.Files.Keys.Union(after.Files.Keys).Union(undone.Files.Keys))
            Assert.Equal((recorded.Contains(path) ? before : after).Files.GetValueOrDefault(path), undone.Files.GetValueOrDefault(path));
        AssertSame(after.Others, undone.Others);
    });

    private static IEnumerable<string> Different(SortedDictionary<string, string> before, SortedDictionary<string, string> after) =>
        before.Keys.Union(after.Keys).Where(path => before.GetValueOrDefault(path) != after.GetValueOrDefault(path));

    private static void AssertSame(IEnumerable<string> expected, IEnumerable<string> actual) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));

    private static void Check(Func<(int, int)[], (int, int, int)[], Task> holdsAsync) =>
        Prop.ForAll(Trees.ToArbitrary(), Changes.ToArbitrary(), (tree, changes) => holdsAsync(tree, changes).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));
}
