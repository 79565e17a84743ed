using AetherFlow.Acceptance.Tests.Projects;
using AetherFlow.Acceptance.Tests.Support;
using AetherFlow.Simulator;
using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Acceptance.Tests.Running;

/// <summary><c>--verify</c>: a verification that proves nothing does not look like success.</summary>
public sealed class VerifyTests
{
    private const int Limit = 240_000;

    private const string Missing = """{ "name": "units", "kind": "test", "command": ["no-such-tester"] }""";

    private const string Present = """{ "name": "listing", "kind": "lint", "command": ["ls"] }""";

    [Theory(Timeout = Limit)]
    [InlineData(Missing, 3, "[verify.not_run]", "nothing could be checked: ")]
    [InlineData(Missing + "," + Present, 0, "1 passed, 1 not run", "warning 1 check was not run")]
    [InlineData("", 0, "nothing to check", "completed: ")]
    public async Task Verify_ByWhatCouldBeRun_EndsAndSaysIt(string checks, int code, params string[] said)
    {
        using var usable = await SandboxedProject.OpenAsync(["ls"]);
        using var user = new User().WithPlan(PlanText.Of(PlanText.Patch(1, "notes.txt", "# notes", "- one")));
        user.All.Write("workspace/notes.txt", "# notes\n");
        user.All.Write("workspace/aetherflow.json", $$"""{ "version": 1, "checks": [{{checks}}] }""");
        (await user.RunAsync("policy", "trust", "--workspace", "workspace", "--yes")).WithCode(0);

        var ended = (await user.RunAsync("--plan", "plan.json", "--workspace", "workspace", "--verify")).WithCode(code);

        Assert.All(said, text => Assert.Contains(text, ended.Error, StringComparison.Ordinal));
        Assert.Equal("# notes\n- one\n", await File.ReadAllTextAsync(user.All["workspace/notes.txt"]));
    }

    [Fact(Timeout = Limit)]
    public async Task Verify_WithRunAndFix_IsOfTheFilesAsTheCorrectionLeftThem()
    {
        const string Correction = """
            app.py
            ```python
            <<<<<<< SEARCH
            # keep
            raise SystemExit(1)
            =======
            raise SystemExit(0)
            >>>>>>> REPLACE
            ```
            """;
        using var usable = await SandboxedProject.OpenAsync(["python3", "grep"]);
        await using var simulator = await SimulatorServer.StartAsync(
            new Script([new ScriptEntry { Reply = Correction }]), new SimulatorOptions { Time = TimeProvider.System, KeyRequired = false }, CancellationToken.None);
        using var user = new User(simulator).WithPlan(PlanText.Of(PlanText.Patch(1, "notes.txt", "# notes", "- one")));
        user.All.Write("workspace/notes.txt", "# notes\n");
        user.All.Write("workspace/app.py", "# keep\nraise SystemExit(1)\n");
        user.All.Write("workspace/aetherflow.json", """{ "version": 1, "checks": [{ "name": "kept", "kind": "lint", "command": "grep -q keep app.py" }] }""");
        (await user.RunAsync("policy", "trust", "--workspace", "workspace", "--yes")).WithCode(0);

        var ended = (await user.RunAsync("--plan", "plan.json", "--workspace", "workspace", "--verify", "--run-and-fix", "python3 app.py")).WithCode(3);

        Assert.Contains("the checks fail: ", ended.Error, StringComparison.Ordinal);
        Assert.Equal("raise SystemExit(0)\n", await File.ReadAllTextAsync(user.All["workspace/app.py"]));
    }
}
