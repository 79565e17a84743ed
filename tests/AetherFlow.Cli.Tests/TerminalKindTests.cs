namespace AetherFlow.Cli.Tests;

public sealed class TerminalKindTests
{
    [Theory]
    [InlineData("xterm", null, false, true)]
    [InlineData("xterm", null, true, false)]
    [InlineData("xterm", "true", false, false)]
    [InlineData("xterm", "1", false, false)]
    [InlineData("xterm", "false", false, true)]
    [InlineData("xterm", "", false, true)]
    [InlineData("dumb", null, false, false)]
    public void IsInteractive_Variables_Decide(string terminal, string? ci, bool redirected, bool expected) =>
        Assert.Equal(expected, TerminalKind.IsInteractive(Variables(("TERM", terminal), ("CI", ci)), redirected));

    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("1", false)]
    public void HasColors_NoColor_DropsThem(string? value, bool expected) => Assert.Equal(expected, TerminalKind.HasColors(Variables(("NO_COLOR", value))));

    private static Dictionary<string, string> Variables(params (string Name, string? Value)[] variables) =>
        variables.Where(v => v.Value is not null).ToDictionary(v => v.Name, v => v.Value!, StringComparer.Ordinal);
}
