namespace AetherFlow.Edits.Tests.Formats;

public sealed class UnifiedDiffTests
{
    [Theory]
    [InlineData("--- a/x.py\n+++ b/x.py\n@@ -1,2 +1,2 @@\n c\n-a\n+b\n")]
    [InlineData("--- x.py\n+++ x.py\n@@ ... @@\n c\n-a\n+b\n")]
    [InlineData("--- x.py\n+++ x.py\n@@\n c\n-a\n+b\n")]
    [InlineData("--- x.py\n+++ x.py\n c\n-a\n+b\n")]
    [InlineData("diff --git a/x.py b/x.py\nindex 1234567..89abcde 100644\n--- a/x.py\n+++ b/x.py\n@@ -7 +9 @@ class A:\n c\n-a\n+b\n")]
    [InlineData("--- a/x.py\t2024-01-02 10:00:00.000000000 +0100\n+++ b/x.py\t2024-01-02 10:00:01 +0100\n@@ -1,2 +1,2 @@\n c\n-a\n+b\n\\ No newline at end of file\n")]
    [InlineData("--- x.py.orig 2024-01-02 10:00:00\n+++ x.py 2024-01-02 10:00:00\n@@ @@\n c\n-a\n+b\n\n")]
    [InlineData("--- a/x.py\n+++ x.py\n@@ -1 +1 @@\n c\n-a\n+b\n")]
    [InlineData("--- \"a/x.py\"\n+++ \"b/x.py\"\n@@ -1 +1 @@\n c\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n")]
    public void Read_DiffInAFence_GivesItsHunk(string diff)
    {
        var document = ReplyReader.Read($"Like this:\n```diff\n{diff}```\nDone.\n");

        Assert.Equal(["x.py: c|a → c|b"], document.Edits.Select(e => $"{e.Path}: {Shown.Edit(e.Edit)}"));
        Assert.Empty(document.Faults);
        Assert.Empty(document.Blocks);
    }

    [Fact]
    public void Read_BareDiff_EndsWhereItsLinesEnd()
    {
        var document = ReplyReader.Read("So:\n\n--- a/x.py\n+++ b/x.py\n@@ -1 +1 @@\n-a\n+b\n\n c\n\nThat is all.\n");

        Assert.Equal(["x.py: a||c → b||c"], document.Edits.Select(e => $"{e.Path}: {Shown.Edit(e.Edit)}"));
        Assert.Equal("So:\n\n\nThat is all.", document.Prose);
    }

    [Theory]
    [InlineData("--- /dev/null\n+++ b/n.py\n@@ -0,0 +1,2 @@\n+a\n+\n", "n.py: whole a||")]
    [InlineData("diff --git a/n.py b/n.py\nnew file mode 100644\nindex 0000000..e69de29\n", "n.py: whole ")]
    [InlineData("--- a/o.py\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n", "o.py: delete")]
    [InlineData("diff --git a/o.py b/o.py\ndeleted file mode 100644\n", "o.py: delete")]
    [InlineData("diff --git a/o.py b/n.py\nsimilarity index 100%\nrename from o.py\nrename to n.py\n", "o.py: move to n.py")]
    [InlineData("diff --git a/o.py b/n.py\nrename from o.py\nrename to n.py\n--- a/o.py\n+++ b/n.py\n@@\n-a\n+b\n", "o.py: move to n.py a → b")]
    [InlineData("diff --git a/my dir/o p.py b/my dir/o p.py\ndeleted file mode 100644\n", "my dir/o p.py: delete")]
    [InlineData("--- a/x.py\n+++ b/x.py\n@@\n-a\n+b\n@@\n c\n@@\n-d\n+e\n", "x.py: a → b; d → e")]
    [InlineData("--- a/x.sql\n+++ b/x.sql\n@@\n--- old\n+++ new\n c\n", "x.sql: -- old|c → ++ new|c")]
    [InlineData("--- a/x.md\n+++ b/x.md\n@@\n ```\n-a\n+b\n ```\n", "x.md: ```|a|``` → ```|b|```")]
    [InlineData("--- a/x.py\n+++ b/x.py\n@@\n a\n+b\n--- a/y.py\n+++ b/y.py\n@@\n-c\n", "x.py: a → a|b, y.py: c → ")]
    [InlineData("--- a/a.py\n+++ b/a.py\n@@ class A\n-x\n\n+y\n", "a.py: x| → |y")]
    [InlineData("diff --git a/o.py b/n.py\nrename from o.py\nrename to n.py\n--- a/gone.py\n+++ /dev/null\n@@\n-a\n", "o.py: move to n.py, gone.py: delete")]
    [InlineData("diff --git a/o.py b/n.py\nrename from o.py\nrename to n.py\n--- a/x.py\n+++ b/x.py\n@@\n-a\n+b\n", "o.py: move to n.py, x.py: a → b")]
    [InlineData("diff --git a/o.py b/n.py\nrename from o.py\nrename to n.py\n--- a/n.py\n+++ b/n.py\n@@\n-a\n+b\n", "o.py: move to n.py a → b")]
    [InlineData("diff --git a/o.py b/n.py\nrename from o.py\nrename to n.py\n--- a/o.py\n+++ b/o.py\n@@\n-a\n+b\n", "o.py: move to n.py a → b")]
    [InlineData("diff --git a/o.py b/n.py\nrename from o.py\nrename to n.py\n--- /dev/null\n+++ b/n.py\n@@\n+b\n", "o.py: move to n.py, n.py: whole b|")]
    [InlineData("diff --git a/o.py b/o.py\ndeleted file mode 100644\n--- a/p.py\n+++ /dev/null\n@@\n-a\n", "o.py: delete, p.py: delete")]
    [InlineData("diff --git a/o.py b/o.py\nnew file mode 100644\n--- /dev/null\n+++ b/p.py\n@@\n+a\n", "o.py: whole , p.py: whole a|")]
    [InlineData("rename from o.py\nrename to n.py\n--- a/x.py\n+++ b/x.py\n@@\n-a\n+b\n", "o.py: move to n.py, x.py: a → b")]
    [InlineData("diff --git \"a/\\303\\251.py\" \"b/\\303\\251.py\"\ndeleted file mode 100644\n", "é.py: delete")]
    [InlineData("diff --git a/o p.py \"b/\\303\\251.py\"\nrename from o p.py\nrename to \"\\303\\251.py\"\n", "o p.py: move to é.py")]
    [InlineData("diff --git \"a/\\303\\251.py\" b/o p.py\nrename from \"\\303\\251.py\"\nrename to o p.py\n", "é.py: move to o p.py")]
    public void Read_KindsOfFiles_AreToldApart(string diff, string expected) =>
        Assert.Equal(expected, string.Join(", ", Shown.Edits($"```diff\n{diff}```\n")));

    [Theory]
    [InlineData("donn\\303\\251es.txt", "données.txt")]
    [InlineData("a\\tb.txt", "a\tb.txt")]
    [InlineData("with \\\"quotes\\\".txt", "with \"quotes\".txt")]
    [InlineData("back\\\\slash.txt", "back\\slash.txt")]
    [InlineData("\\360\\237\\231\\202 🙂.txt", "🙂 🙂.txt")]
    [InlineData("src\\x.txt", "src\\x.txt")]
    [InlineData("\\303.txt", "\\303.txt")]
    [InlineData("with \"bare\" quotes.txt", "with \"bare\" quotes.txt")]
    public void Read_NameInQuotes_IsWhatGitMeans(string quoted, string path) =>
        Assert.Equal([$"{path}: a → b"], Shown.Edits($"```diff\n--- \"a/{quoted}\"\n+++ \"b/{quoted}\"\n@@\n-a\n+b\n```\n"));

    [Theory]
    [InlineData("x.py\n```diff\n-a\n+b\n```\n", "x.py")]
    [InlineData("FILE: x.py\nHere:\n```diff\n@@\n-a\n+b\n```\n", "x.py")]
    [InlineData("FILE: x.py\n```python\n@@ -1 +1 @@\n-a\n+b\n```\n", "x.py")]
    [InlineData("```diff title=x.py\n-a\n+b\n```\n", "x.py")]
    [InlineData("Here:\n```diff\n@@ -1 +1 @@\n-a\n+b\n```\n", null)]
    public void Read_DiffWithoutHeader_TakesTheNameAboveIt(string reply, string? path)
    {
        var edit = Assert.Single(ReplyReader.Read(reply).Edits);

        Assert.Equal((path, "a → b"), (edit.Path, Shown.Edit(edit.Edit)));
    }

    [Theory]
    [InlineData("Here:\n```diff\n-a\n+b\n```\n")]
    [InlineData("FILE: fix.patch\n```diff\n--- a/x.py\n+++ b/x.py\n@@\n-a\n+b\n```\n")]
    [InlineData("FILE: fix.patch\n--- a/x.py\n+++ b/x.py\n@@\n-a\n+b\n")]
    [InlineData("```diff\nno signs here\n```\n")]
    public void Read_DiffThatIsNoEdit_StaysABlock(string reply)
    {
        var document = ReplyReader.Read(reply);

        Assert.Empty(document.Edits);
        Assert.Single(document.Blocks);
    }

    [Theory]
    [InlineData("```diff\n--- a/x.py\n+++ b/x.py\n@@\n-a\n+b\n", 1)]
    [InlineData("```diff\n--- a/x.py\n+++ b/x.py\n@@\n-a\nlost\n+b\n```\n", 6)]
    [InlineData("```diff\n--- a/x.py\n+++ b/y.py\n@@\n-a\n+b\n```\n", 2)]
    [InlineData("```diff\n--- a/x.py\n+++ b/x.py\n@@\n a\n```\n", 2)]
    [InlineData("```diff\ndiff --git a/x.png b/x.png\nBinary files a/x.png and b/x.png differ\n```\n", 3)]
    [InlineData("```diff\ndiff --git a/x.py b/y.py\ncopy from x.py\ncopy to y.py\n```\n", 3)]
    [InlineData("```diff\ndiff --git a/x y.py b/z y.py\nnew file mode 100644\n```\n", 2)]
    public void Read_BrokenDiff_IsBadFormatWithItsLine(string reply, int line)
    {
        var document = ReplyReader.Read(reply);

        var fault = Assert.Single(document.Faults);
        Assert.Equal(("edit.bad_format", line), (fault.Code, fault.Line));
        Assert.Empty(document.Edits);
    }
}
