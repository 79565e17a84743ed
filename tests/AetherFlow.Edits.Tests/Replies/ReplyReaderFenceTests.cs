namespace AetherFlow.Edits.Tests.Replies;

public sealed class ReplyReaderFenceTests
{
    [Theory]
    [InlineData("```py\nx = 1\n```", "x = 1\n")]
    [InlineData("~~~py\nx = 1\n~~~", "x = 1\n")]
    [InlineData("`````py\nx = 1\n`````", "x = 1\n")]
    [InlineData("````py\na\n```\nb\n````", "a\n```\nb\n")]
    [InlineData("```py\na\n````", "a\n")]
    [InlineData("```py\na\n~~~\nb\n```", "a\n~~~\nb\n")]
    [InlineData("```py\nx = 1\n```   ", "x = 1\n")]
    [InlineData("   ```py\n   if x:\n       y\n   ```", "if x:\n    y\n")]
    [InlineData("1. Make it:\n\n   ```py\n   x\n     y\n   ```", "x\n  y\n")]
    [InlineData("- a\n  - b\n\n      ```py\n      x\n      ```", "x\n")]
    [InlineData("- ```py\n  x\n  ```", "x\n")]
    [InlineData("```py\n```", "")]
    [InlineData("```py\n\n```", "\n")]
    [InlineData("```py\nx\n\n\n```", "x\n\n\n")]
    [InlineData("```py\r\nx\r\ny\r\n```\r\n", "x\ny\n")]
    [InlineData("```py\rx\ry\r```\r", "x\ny\n")]
    [InlineData("```py\ns = '''\n    ```\n    '''\n```", "s = '''\n    ```\n    '''\n")]
    [InlineData("```py\n# ── section ──\n│ ├── └\n```", "# ── section ──\n│ ├── └\n")]
    [InlineData("```py\nx\n```\n```\n", "x\n")]
    public void Read_OneBlock_GivesItsContent(string reply, string expected)
    {
        var block = Assert.Single(ReplyReader.Read(reply).Blocks);

        Assert.Equal(expected, block.Text);
        Assert.True(block.Terminated);
        Assert.Null(block.Doubt);
    }

    [Theory]
    [InlineData("Use ```code``` here.")]
    [InlineData("``\nx\n``")]
    [InlineData("text\n\n        ```py\n        x\n        ```")]
    [InlineData("")]
    [InlineData("Only words.")]
    public void Read_NoFence_GivesProseOnly(string reply) => Assert.Empty(ReplyReader.Read(reply).Blocks);

    [Theory]
    [InlineData("```py\nx = 1\n")]
    [InlineData("```py")]
    [InlineData("```py\nx\n``")]
    [InlineData("````py\nx\n```\n")]
    [InlineData("```py\nx\n~~~\n")]
    [InlineData("```py\na = 1\n```js\nb\n```")]
    public void Read_FenceNotClosed_SaysSo(string reply) => Assert.False(ReplyReader.Read(reply).Blocks[^1].Terminated);

    [Fact]
    public void Read_MarkdownWithInnerFencesOfTheSameLength_PairsThem()
    {
        var reply = ReplyReader.Read("```markdown\n# Title\n\n```bash\nnpm i\n```\n\nThen:\n\n```js\ny\n```\n```\nDone.\n");

        var block = Assert.Single(reply.Blocks);
        Assert.Equal("# Title\n\n```bash\nnpm i\n```\n\nThen:\n\n```js\ny\n```\n", block.Text);
        Assert.Null(block.Doubt);
        Assert.Equal("Done.", reply.Prose);
    }

    [Fact]
    public void Read_MarkdownWithBareInnerFences_IsInDoubt()
    {
        var reply = ReplyReader.Read("FILE: README.md\n```markdown\n# Title\n```\ncode\n```\nmore\n```\n```\n");

        Assert.NotNull(reply.Blocks[0].Doubt);
    }

    [Fact]
    public void Read_MarkdownFollowedByANamedBareFence_IsNotInDoubt()
    {
        var reply = ReplyReader.Read("FILE: README.md\n```markdown\n# Title\n```\nFILE: a.txt\n```\nmore\n```\n");

        Assert.Equal([null, null], reply.Blocks.Select(b => b.Doubt));
    }

    [Fact]
    public void Read_SeveralBlocks_KeepsOrderLinesAndProse()
    {
        var reply = ReplyReader.Read("First.\n```py\na\n```\nThen.\n~~~js\nb\n~~~\nLast.\n");

        Assert.Equal([(2, "py", "a\n"), (6, "js", "b\n")], reply.Blocks.Select(b => (b.Line, b.Language, b.Text)));
        Assert.Equal("First.\nThen.\nLast.", reply.Prose);
    }
}
