namespace AetherFlow.Sandbox.Tests.Policies;

public sealed class SedScriptTests
{
    [Theory]
    [InlineData("1,5p")]
    [InlineData("$d")]
    [InlineData("s/a/b/g")]
    [InlineData("s|/a|/b|2p; /x/I,/y/d")]
    [InlineData("/a\\/b/!{s/x/y/; p}")]
    [InlineData("1~2d\n$!N;=;q5")]
    [InlineData("y/abc/xyz/")]
    [InlineData("\\,x,p")]
    public void IsHarmless_ItPrintsAndChanges_IsTrue(string script) => Assert.True(SedScript.IsHarmless(script));

    [Theory]
    [InlineData("1e id")]
    [InlineData("e")]
    [InlineData("s/a/b/e")]
    [InlineData("s/a/b/ge")]
    [InlineData("s/a/b/w x")]
    [InlineData("w x")]
    [InlineData("/a/W x")]
    [InlineData("r /etc/passwd")]
    [InlineData("R x")]
    [InlineData("p;e id")]
    [InlineData("{p;w x\n}")]
    [InlineData("s/[/]e/x/e;p")]
    [InlineData("s/a/b")]
    [InlineData("a text")]
    [InlineData("s/a/b/p e")]
    [InlineData("s\na\nb\ne")]
    [InlineData("/a/e id")]
    [InlineData("1,/x/e")]
    public void IsHarmless_ItRunsWritesOrIsNotUnderstood_IsFalse(string script) => Assert.False(SedScript.IsHarmless(script));
}
