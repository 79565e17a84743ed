using FsCheck.Fluent;

namespace AetherFlow.Edits.Tests.Diffs;

public sealed class UnifiedDiffTests
{
    /// <summary>Files in one diff: a program is started once for all of them.</summary>
    private const int Files = 400;

    [Fact]
    public void Of_ChangeInTheMiddle_HasThreeLinesAroundIt() => Assert.Equal(
        """
        diff --git a/src/a.txt b/src/a.txt
        --- a/src/a.txt
        +++ b/src/a.txt
        @@ -2,7 +2,8 @@
         2
         3
         4
        -5
        +five
        +and more
         6
         7
         8

        """,
        UnifiedDiff.Of(Numbers(1, 9), Numbers(1, 4) + "five\nand more\n" + Numbers(6, 9), "src/a.txt"));

    [Theory]
    [InlineData(6, 1)]
    [InlineData(7, 2)]
    public void Of_TwoChanges_ShareAHunkWhereTheirSurroundingsTouch(int between, int hunks)
    {
        var lines = Numbers(1, between);

        var diff = UnifiedDiff.Of("a\n" + lines + "b\n", "A\n" + lines + "B\n", "f");

        Assert.Equal(hunks, diff.Split('\n').Count(line => line.StartsWith("@@ ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Of_NewFile_ComesFromNothing() => Assert.Equal(
        "diff --git a/new b/new\nnew file mode 100644\n--- /dev/null\n+++ b/new\n@@ -0,0 +1 @@\n+only\n\\ No newline at end of file\n",
        UnifiedDiff.Of(null, "only", "new"));

    [Fact]
    public void Of_DeletedFile_GoesToNothing() => Assert.Equal(
        "diff --git a/old b/old\ndeleted file mode 100644\n--- a/old\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-a\n-b\n",
        UnifiedDiff.Of("a\nb\n", null, "old"));

    [Fact]
    public void Of_LineEndsAndFinalNewline_AreShownAsTheyAre() => Assert.Equal(
        "diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n-a\r\n-b\n\\ No newline at end of file\n+a\n+b\r\n",
        UnifiedDiff.Of("a\r\nb", "a\nb\r\n", "f"));

    [Fact]
    public void Of_EmptyFileWithBlanksInItsName_IsQuotedSoThatPatchFindsIt() => Assert.Equal(
        "diff --git \"a/a b\" \"b/a b\"\nnew file mode 100644\n", UnifiedDiff.Of(null, "", "a b"));

    [Theory]
    [InlineData("plain/a-b.txt", "plain/a-b.txt", false)]
    [InlineData("имя файла.txt", "имя файла.txt", true)]
    [InlineData("tab\there \"x\"", "tab\\there \\\"x\\\"", true)]
    [InlineData("bell\u0007\u0001\u007f\n\\", "bell\\a\\001\\177\\n\\\\", false)]
    public void Of_PathWithOddCharacters_IsQuotedAsGitDoes(string path, string shown, bool tab)
    {
        string Side(char side) => path.Any(c => c is < ' ' or '"' or '\\') ? $"\"{side}/{shown}\"" : $"{side}/{shown}";
        var end = tab ? "\t" : "";

        Assert.StartsWith($"diff --git {Side('a')} {Side('b')}\n--- {Side('a')}{end}\n+++ {Side('b')}{end}\n@@ ", UnifiedDiff.Of("a", "b", path), StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_SameTextAndModes_IsEmpty()
    {
        Assert.Equal(new FileDiff("", 0, 0), UnifiedDiff.Compare("a\n", "a\n", "f", new FileModes(0b110_100_100, 0b110_000_000)));
        Assert.Equal(new FileDiff("", 0, 0), UnifiedDiff.Compare(null, null, "f"));
    }

    [Fact]
    public void Compare_ModeAlone_IsSaidAsGitDoes() => Assert.Equal(
        new FileDiff("diff --git a/run b/run\nold mode 100644\nnew mode 100755\n", 0, 0),
        UnifiedDiff.Compare("a\n", "a\n", "run", new FileModes(0b110_100_100, 0b111_101_101)));

    [Fact]
    public void Compare_CountsItsLines()
    {
        var diff = UnifiedDiff.Compare("a\nb\nc\n-- d\n", "a\n++ x\nc\n", "f");

        Assert.Equal((1, 2), (diff.Added, diff.Removed));
    }

    [Fact]
    public void OfBinary_SaysTheSizes()
    {
        Assert.Equal("Binary file a b.png: not there before, 7 bytes after\n", UnifiedDiff.OfBinary(null, 7, "a b.png"));
        Assert.Equal("Binary file \"a\\nb\": 9 bytes before, gone after\n", UnifiedDiff.OfBinary(9, null, "a\nb"));
    }

    [Theory]
    [InlineData("git")]
    [InlineData("patch")]
    public void Of_AnyTexts_AppliedByTheRealProgramGivesTheTextAfter(string program)
    {
        Assert.SkipUnless(DiffedTree.Has(program), $"There is no {program} here.");
        var line = Gen.Elements("a", "b", "", "  c", "-- x", "++ y", "@@ -1 +1 @@", "\\ No newline at end of file", "d\re", "день 𝒳", "\ufeff", "diff --git a/x b/x");
        var text = from lines in Gen.Zip(line, Gen.Elements("\n", "\n", "\n", "\r\n")).ListOf()
                   from last in Gen.Elements("", "", "end")
                   select string.Concat(lines.Select(l => l.Item1 + l.Item2)) + last;
        var edited = from before in text
                     from after in text
                     from kept in text
                     from shape in Gen.Choose(0, 9)
                     select shape switch
                     {
                         0 => new Texts(null, after),
                         1 => new Texts(before, null),
                         2 => new Texts(before, before),
                         3 or 4 => new Texts(before, after),
                         _ => new Texts(kept + before + kept, kept + after + kept),
                     };
        Texts[] empty = [new(null, ""), new("", null), new("", "a\n"), new("a\n", "")];
        // GNU patch does not delete a file that is empty already, whatever the diff looks like.
        var taken = edited.Sample(Files).Concat(empty).Where(texts => program == "git" || texts is not { Before: "", After: null });
        var cases = taken.Select((texts, i) => (Path: $"dir {i % 7}/f{i}", texts.Before, texts.After)).ToList();
        using var tree = new DiffedTree(cases.Select(c => (c.Path, c.Before)));
        var diff = string.Concat(cases.Select(c => UnifiedDiff.Of(c.Before, c.After, c.Path)));

        if (program == "git") Assert.Equal("", tree.Apply(diff, "git", "apply", "--check", "--whitespace=nowarn"));
        var told = program == "git" ? tree.Apply(diff, "git", "apply", "--whitespace=nowarn") : tree.Apply(diff, "patch", "-p1", "-s", "--no-backup-if-mismatch");
        Assert.True(told.Length == 0, told);

        Assert.All(cases, c => Assert.Equal(c.After, tree.Read(c.Path)));
    }

    [Fact]
    public void Of_OddNamesAndBinaryFilesBetween_IsTakenByGit()
    {
        Assert.SkipUnless(DiffedTree.Has("git"), "There is no git here.");
        string[] paths = ["a b/c d.txt", "имя.txt", "quote\"s", "back\\slash", "tab\tnl\nbell\u0007.txt", "b/a", "trailing "];
        using var tree = new DiffedTree(paths.Select(path => (path, (string?)"one\ntwo\n")));
        var diff = UnifiedDiff.OfBinary(1, 2, "first.png")
            + string.Concat(paths.Select(path => UnifiedDiff.Of("one\ntwo\n", "one\n2", path) + UnifiedDiff.Of(null, "", path + ".empty") + UnifiedDiff.OfBinary(null, 2, path + ".png")))
            + UnifiedDiff.Compare("one\ntwo\n", "one\ntwo\n", paths[0], new FileModes(0b110_100_100, 0b111_101_101)).Text;

        Assert.Equal("", tree.Apply(diff, "git", "apply", "--whitespace=nowarn"));

        Assert.All(paths, path => Assert.Equal(("one\n2", ""), (tree.Read(path), tree.Read(path + ".empty"))));
    }

    private sealed record Texts(string? Before, string? After);

    private static string Numbers(int from, int to) => string.Concat(Enumerable.Range(from, to - from + 1).Select(i => $"{i}\n"));
}
