using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Edits.Tests.Replies;

public sealed class ReplyReaderPropertyTests
{
    private static readonly string[] Pieces =
    [
        "```", "````", "~~~", "```py", "```markdown", "``` ts title=\"a.ts\"", "FILE: a.py", "### FILE: b.md", "File: c.txt", "- ", "1. ", "   ",
        "\t", "\n", "\n", "\r\n", "\r", "# path: x.py", "**a.py**", "`b.py`", "text", "├── x", "\0", "\ud800", "{", "}", "=", "\"", "'", ":", "`", "(",
    ];

    /// <summary>Lines of every edit format, whole and broken, to be put together in any order.</summary>
    private static readonly string[] EditLines =
    [
        "<<<<<<< SEARCH", "<<<<< SEARCH>", "=======", "=====", ">>>>>>> REPLACE", "  >>>>>>>>> REPLACE", "<<<<<<< HEAD", ">>>>>>> topic", "\\=======",
        "*** Begin Patch", " *** End Patch", "*** Update File: a.py", "*** Add File: c/d.py", "*** Delete File: a.py", "*** Move to: e.py", "*** End of File", "*** ",
        "apply_patch <<'EOF'", "--- a/a.py", "+++ b/a.py", "+++ /dev/null", "--- /dev/null", "@@", "@@ -1,2 +3 @@ def f():", "diff --git a/a.py b/a.py",
        "diff --git", "rename from a.py", "rename to b.py", "new file mode 1", "\\ No newline at end of file", "-x", "+y", " z", "", " ", "x",
        "{\"operations\": [", "{\"type\": \"add_method\", \"target\": \"\\ud800\"},", "]}", "{", "}", "{\"file\": \"a.py\",", "// \"operations\"", "/*",
        "```", "```diff", "```json", "```bash", "   ```", "FILE: a.py", "docs/b.md", "<source>python", "</source>", "# T",
    ];

    private static readonly MappingTargets Targets = new([new MappingTarget("a.py", false), new MappingTarget("docs/b.md", true)]);

    [Fact]
    public void ReadAndMap_AnyReply_NeverThrowsAndKeepsEveryRule()
    {
        var replies = Gen.Elements(Pieces).ArrayOf().Select(string.Concat).ToArbitrary();

        Prop.ForAll(replies, reply => Holds(reply)).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void ReadAndMap_AnyLinesOfEdits_NeverThrow()
    {
        var replies = Gen.Elements(EditLines).ArrayOf().Select(lines => string.Join('\n', lines)).ToArbitrary();

        Prop.ForAll(replies, reply => HoldsForEdits(reply)).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void ReadAndMap_EveryPrefixAndSpliceOfEdits_NeverThrows()
    {
        var reply = string.Join('\n', EditLines);
        var splices = Gen.Choose(0, reply.Length).ArrayOf(4).Select(cut => reply[..cut[0]] + reply[Math.Min(cut[1], cut[2])..Math.Max(cut[1], cut[2])] + reply[cut[3]..]);

        for (var length = 0; length <= reply.Length; length++) Assert.True(HoldsForEdits(reply[..length]));
        Prop.ForAll(splices.ToArbitrary(), text => HoldsForEdits(text)).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void ReadAndMap_EveryPrefixOfAReply_NeverThrows()
    {
        const string reply = "Intro\n\n### FILE: `src/a.py`\n```python title=\"src/a.py\"\nx = '''\n```\n'''\n```\n\n1. ~~~~{.md file=b.md}\n   ```js\n   ~~~~\nFILE: c.md\nraw\n```\n";
        for (var length = 0; length <= reply.Length; length++) Assert.True(Holds(reply[..length]));
    }

    /// <summary>Linear work takes some 100 ms; quadratic work on half a megabyte of short lines would take many minutes.</summary>
    [Theory(Timeout = 30_000)]
    [InlineData("```\n")]
    [InlineData("```py\n")]
    [InlineData("FILE: a.py\n")]
    [InlineData("- ")]
    [InlineData("\n")]
    [InlineData("`")]
    [InlineData("**")]
    [InlineData("FILE: a.py\n```py\nx\n```\n")]
    [InlineData("<<<<<<< SEARCH\n")]
    [InlineData("a.py\n<<<<<<< SEARCH\n=======\n")]
    [InlineData("<<<<<<< SEARCH\n<<<<< SEARCH\n=======\n>>>>>> REPLACE\n")]
    [InlineData("=======\n")]
    [InlineData("*** Begin Patch\n")]
    [InlineData("*** Begin Patch\n*** Update File: a.py\n-x\n")]
    [InlineData("```diff\n ```\n")]
    [InlineData("```diff\n-x\n ```\n")]
    [InlineData("--- a/a.py\n+++ b/a.py\n@@\n")]
    [InlineData("diff --git a/a.py b/a.py\n")]
    [InlineData("{\"operations\": [\n")]
    [InlineData("```\n{\n```\n")]
    [InlineData("[")]
    [InlineData("FILE: a.py\n\n<<<<<<< SEARCH\n=======\n>>>>>>> REPLACE\n")]
    public Task Read_LongReply_EndsSoon(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 500_000 / piece.Length));

        return Task.Run(() => Assert.NotNull(ReplyMapper.Map(ReplyReader.Read(text), Targets)));
    }

    private static bool Holds(string reply)
    {
        var document = ReplyReader.Read(reply);
        var mapping = ReplyMapper.Map(document, Targets);
        return document.Blocks.All(b => b.Line >= 1 && (b.Text.Length == 0 || b.Text.EndsWith('\n')) && !b.Text.Contains('\r', StringComparison.Ordinal))
            && document.Blocks.SkipLast(1).All(b => b.Terminated || b.Doubt is not null || b.Evidence == PathEvidence.FileLine)
            && mapping.Edits.DistinctBy(e => e.Path).Count() == mapping.Edits.Length
            && (mapping.Problems.Length > 0 || mapping.Edits.Any(e => e.Declared));
    }

    /// <summary>What is found lies in the reply, and every file is changed in one way only unless the reply is refused.</summary>
    private static bool HoldsForEdits(string reply)
    {
        var document = ReplyReader.Read(reply);
        var mapping = ReplyMapper.Map(document, Targets);
        var lines = reply.Count(c => c == '\n') + 1;
        return document.Edits.All(e => e.Line >= 1 && e.Line <= lines)
            && document.Faults.All(f => f.Code == "edit.bad_format" && f.Line >= 1 && f.Line <= lines)
            && document.Faults.All(f => mapping.Problems.Contains(f) || mapping.Problems is [{ Code: "reply.unterminated" }])
            && mapping.Edits.OfType<HunkEdits>().All(e => e.Hunks.Length > 0)
            && mapping.Edits.GroupBy(e => e.Path, StringComparer.Ordinal).All(g => g.Count() == 1 || g.OfType<SurgicalEdits>().Count() == 1)
            && (mapping.Problems.Length > 0 || mapping.Edits.Any(e => e.Declared));
    }
}
