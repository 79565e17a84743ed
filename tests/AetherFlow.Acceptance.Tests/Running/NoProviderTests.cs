using AetherFlow.Acceptance.Tests.Projects;
using AetherFlow.Acceptance.Tests.Support;

namespace AetherFlow.Acceptance.Tests.Running;

/// <summary>Run-and-Fix without anybody to ask: a command that succeeds needs nobody.</summary>
public sealed class NoProviderTests
{
    private const int Limit = 240_000;

    [Fact(Timeout = Limit)]
    public async Task RunAndFix_CommandSucceeds_NeedsNoProvider()
    {
        using var usable = await SandboxedProject.OpenAsync(["ls"]);
        using var user = new User();

        (await user.RunAsync("-rfx", "--command", "ls", "--workspace", "workspace")).WithCode(0);
    }

    [Fact(Timeout = Limit)]
    public async Task RunAndFix_CommandFails_IsExit6AndResumedWithoutRunningItAgain()
    {
        using var usable = await SandboxedProject.OpenAsync(["ls"]);
        using var user = new User();
        user.All.Write("workspace/notes.txt", "notes\n");

        var ended = (await user.RunAsync("-rfx", "--command", "ls no-such-file", "--workspace", "workspace")).WithCode(6);

        Assert.Contains("[model.no_provider]", ended.Error, StringComparison.Ordinal);
        Assert.Contains("DEEPSEEK_API_KEY=", ended.Error, StringComparison.Ordinal);
        var run = Assert.Single(user.Runs());
        Assert.Contains($"runs resume {run}", ended.Error, StringComparison.Ordinal);
        (await user.RunAsync("runs", "resume", run)).WithCode(6);
        Assert.Single(await File.ReadAllLinesAsync(user.Journal(run)), line => line.Contains("\"type\":\"command.finished\"", StringComparison.Ordinal));
    }

    [Fact(Timeout = Limit)]
    public async Task RunAndFix_CommandIsDenied_IsToldFirst()
    {
        using var usable = await SandboxedProject.OpenAsync(["ls"]);
        using var user = new User();

        (await user.RunAsync("-rfx", "--command", "sudo reboot", "--workspace", "workspace")).WithCode(5);

        Assert.Empty(user.Runs());
    }
}
