using AetherFlow.Acceptance.Tests.Support;
using AetherFlow.Simulator;
using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Acceptance.Tests.Projects;

/// <summary>A correction under review: what may be a cheat stands beside the diff, and the person decides.</summary>
public sealed class RepairReviewTests
{
    private const int Limit = 240_000;

    [Theory(Timeout = Limit)]
    [InlineData("y", 0)]
    [InlineData("n", 3)]
    public async Task Review_ExpectationChanged_IsShownAndThePersonDecides(string answer, int code)
    {
        var given = ProjectCase.Read("python-only-cheats");
        using var usable = await SandboxedProject.OpenAsync(given.Programs);
        var test = await File.ReadAllTextAsync(given.PathOf("workspace/tests/test_leap.py"));
        var changed = test.Replace("is_leap(2000)", "is_leap(2004)", StringComparison.Ordinal);
        await using var simulator = await SimulatorServer.StartAsync(
            new Script([new ScriptEntry { Reply = $"FILE: tests/test_leap.py\n\n```python\n{changed}```\n" }]),
            new SimulatorOptions { Time = TimeProvider.System, KeyRequired = false },
            CancellationToken.None);
        using var user = new User(simulator);
        given.Workspace().WriteTo(user.Workspace);
        var before = Trees.Of(user.Workspace);

        await using var terminal = Terminal.Start(user, "-rfx", "--command", given.Command!, "--workspace", "workspace", "--review");
        await terminal.TypeAsync("only a person can tell.", "");
        await terminal.TypeAsync("? explains: ", $"{answer}\n");
        var (ended, shown) = await terminal.EndAsync();

        Assert.True(ended == code, shown);
        Assert.Contains("[cheat.expectation]", shown, StringComparison.Ordinal);
        Assert.Equal(code == 0, before["tests/test_leap.py"] != Trees.Of(user.Workspace)["tests/test_leap.py"]);
    }
}
