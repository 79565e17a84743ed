namespace AetherFlow.Sandbox.Tests.Running;

public sealed class CommandRunnerTests
{
    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task RunAsync_SingleProgram_GivesOutputAndExitCode()
    {
        using var place = await SandboxedPlace.OpenAsync();

        var result = await place.RunAsync("sh", "-c", "pwd; echo odd >&2; exit 7");

        Assert.Equal(CommandOutcome.Exited, result.Outcome);
        Assert.Equal(7, result.ExitCode);
        Assert.Equal(place.Workspace + "\n", result.StandardOutput.Text);
        Assert.Equal("odd\n", result.StandardError.Text);
        Assert.Empty(result.Denials);
    }
}
