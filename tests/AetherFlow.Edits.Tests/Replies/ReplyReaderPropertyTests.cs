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

    private static readonly MappingTargets Targets = new([new MappingTarget("a.py", false), new MappingTarget("docs/b.md", true)]);

    [Fact]
    public void ReadAndMap_AnyReply_NeverThrowsAndKeepsEveryRule()
    {
        var replies = Gen.Elements(Pieces).ArrayOf().Select(string.Concat).ToArbitrary();

        Prop.ForAll(replies, reply => Holds(reply)).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void ReadAndMap_EveryPrefixOfAReply_NeverThrows()
    {
        const string reply = "Intro\n\n### FILE: `src/a.py`\n```python title=\"src/a.py\"\nx = '''\n```\n'''\n```\n\n1. ~~~~{.md file=b.md}\n   ```js\n   ~~~~\nFILE: c.md\nraw\n```\n";
        for (var length = 0; length <= reply.Length; length++) Assert.True(Holds(reply[..length]));
    }

    /// <summary>Linear work takes some 100 ms; quadratic work on a megabyte of short lines would take many minutes.</summary>
    [Theory(Timeout = 30_000)]
    [InlineData("```\n")]
    [InlineData("```py\n")]
    [InlineData("FILE: a.py\n")]
    [InlineData("- ")]
    [InlineData("\n")]
    [InlineData("`")]
    [InlineData("**")]
    [InlineData("FILE: a.py\n```py\nx\n```\n")]
    public Task Read_LongReply_EndsSoon(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));

        return Task.Run(() => Assert.NotEmpty(ReplyReader.Read(text).Source));
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
}
