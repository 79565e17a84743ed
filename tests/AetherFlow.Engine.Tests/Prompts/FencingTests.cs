using AetherFlow.Edits;
using AetherFlow.Engine.Prompts;

namespace AetherFlow.Engine.Tests.Prompts;

public sealed class FencingTests
{
    [Theory]
    [InlineData("text\n", "```\ntext\n```\n")]
    [InlineData("no end", "```\nno end\n```\n")]
    [InlineData("", "```\n```\n")]
    [InlineData("```cs\ncode\n```\n", "````\n```cs\ncode\n```\n````\n")]
    [InlineData("a `````` b\n", "```````\na `````` b\n```````\n")]
    public void Fence_AnyText_CannotBeClosedByIt(string text, string fenced)
    {
        Assert.Equal(fenced, Fencing.Fence(text));
        var block = Assert.Single(ReplyReader.Read(Fencing.Fence(text)).Blocks);
        Assert.True(block.Terminated);
    }
}
