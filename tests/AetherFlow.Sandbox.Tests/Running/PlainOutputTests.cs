namespace AetherFlow.Sandbox.Tests.Running;

public sealed class PlainOutputTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain\ttext\n", "plain\ttext\n")]
    [InlineData("\u001b[1;31mred\u001b[0m", "red")]
    [InlineData("a\r\nb\r\n", "a\nb\n")]
    [InlineData("10%\r50%\r100%\ndone", "100%\ndone")]
    [InlineData("\u001b]0;title\u0007x\u001b]8;;http://a\u001b\\y", "xy")]
    [InlineData("bell\u0007", "bell\u2407")]
    [InlineData("nul\0del\u007f", "nul\u2400del\u2421")]
    [InlineData("\u001b(Bx", "x")]
    [InlineData("\u0085", "\ufffd")]
    public void Of_TerminalText_IsPlain(string text, string expected) => Assert.Equal(expected, PlainOutput.Of(text));
}
