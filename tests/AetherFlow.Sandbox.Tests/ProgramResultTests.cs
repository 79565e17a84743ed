namespace AetherFlow.Sandbox.Tests;

public sealed class ProgramResultTests
{
    [Fact]
    public void FormatForModel_FailedProgram_ShowsEndAndStreams()
    {
        var result = new ProgramResult
        {
            Outcome = ProgramOutcome.Exited,
            ExitCode = 2,
            StandardOutput = new BoundedText { Text = "a\nb\n", TotalBytes = 4, Truncated = false },
            StandardError = new BoundedText { Text = "x…y", TotalBytes = 70_000, Truncated = true },
            Duration = TimeSpan.FromMilliseconds(1250),
        };

        Assert.Equal(
            "exit code 2 after 1.3 s\nstandard output:\na\nb\nstandard error (70000 bytes, shortened):\nx…y",
            result.FormatForModel());
    }

    [Fact]
    public void FormatForModel_SilentProgram_IsOneLine() =>
        Assert.Equal("exit code 0 after 0.0 s", new ProgramResult { Outcome = ProgramOutcome.Exited, ExitCode = 0 }.FormatForModel());

    [Theory]
    [InlineData(9, "ended by signal 9 (SIGKILL) after 0.0 s")]
    [InlineData(25, "ended by signal 25 after 0.0 s")]
    public void ToString_EndedBySignal_NamesIt(int signal, string text) =>
        Assert.Equal(text, new ProgramResult { Outcome = ProgramOutcome.Exited, ExitCode = 128 + signal, Signal = signal }.ToString());

    [Fact]
    public void ToString_TimedOut_SaysThatItWasKilled() =>
        Assert.Equal(
            "killed after 120.0 s: its time was over",
            new ProgramResult { Outcome = ProgramOutcome.TimedOut, Duration = TimeSpan.FromSeconds(120) }.ToString());

    [Fact]
    public void ToString_NotFound_GivesTheReason() =>
        Assert.Equal("not found: git is in none of /bin", new ProgramResult { Outcome = ProgramOutcome.NotFound, Reason = "git is in none of /bin" }.ToString());
}
