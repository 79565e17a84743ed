namespace AetherFlow.Sandbox.Tests.Guarding;

public sealed class GivenCommandTests
{
    [Fact]
    public void OfWords_WhatAShellWouldExpand_StaysAsItIs()
    {
        var given = GivenCommand.OfWords("echo", "$x", "a b", "");

        Assert.Equal("echo '$x' 'a b' ''", given.Text);
        Assert.True(given.IsWords);
        Assert.Equal(["echo", "$x", "a b", ""], PlainCommands.Of(given, null)!.Pipelines[0].Stages[0].Words);
    }

    [Fact]
    public void OfWords_WhatNoProgramCanBeGiven_IsNoCommand() =>
        Assert.All(["ls\0", "\ud800"], word => Assert.Equal("command.character", GivenCommand.OfWords("echo", word).Reading.Problem?.Code));

    [Fact]
    public void OfWords_None_IsNoCommand() => Assert.Equal("command.empty", GivenCommand.OfWords().Reading.Problem?.Code);

    [Theory]
    [InlineData("a && b || c; d", "Then a|AndThen b|OrElse c|Then d")]
    [InlineData("a 2>&1 </dev/null | A=1 b >/dev/null", "Then a 2>&1 0</dev/null, b 1>/dev/null")]
    [InlineData("! a", "Then !a")]
    public void Of_PlainText_IsWhatItSays(string text, string expected)
    {
        var plain = PlainCommands.Of(GivenCommand.OfText(text), null)!;

        Assert.Equal(expected, string.Join('|', plain.Pipelines.Select(p => $"{p.Connector} {(p.Negated ? "!" : "")}{string.Join(", ", p.Stages.Select(s => string.Join(' ', s.Words.Concat(s.Redirections.Select(r => r.ToString())))))}")));
    }

    [Theory]
    [InlineData("a &")]
    [InlineData("a $x")]
    [InlineData("a > b")]
    [InlineData("exec a")]
    [InlineData("time a")]
    [InlineData("export A=1; b")]
    [InlineData("[[ a ]]")]
    public void Of_WhatNeedsAShell_IsNull(string text) => Assert.Null(PlainCommands.Of(GivenCommand.OfText(text), null));
}
