namespace AetherFlow.Sandbox.Tests.Running;

public sealed class SupervisorScriptTests
{
    [Fact]
    public void Write_Words_StandInSingleQuotes()
    {
        var script = SupervisorScript.Write(PlainCommand.Of("a;b", "$(x)", "it's"));

        Assert.Contains("""'a;b' '$(x)' 'it'\''s' 3>&-""", script);
    }

    [Theory]
    [InlineData("0 1 2\n1 0\n", "0:1,2 1:0")]
    [InlineData("0 0\nforged\n\n1 x\n 3", "0:0")]
    [InlineData("", "")]
    public void Read_Report_PassesOverWhatIsNone(string report, string expected) =>
        Assert.Equal(expected, string.Join(' ', SupervisorScript.Read(report).Select(end => $"{end.Index}:{string.Join(',', end.ExitCodes)}")));
}
