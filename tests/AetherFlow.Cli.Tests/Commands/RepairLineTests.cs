using AetherFlow.Cli.Commands;
using AetherFlow.Hosting;
using AetherFlow.Runs.Events;

namespace AetherFlow.Cli.Tests.Commands;

/// <summary>What may be typed about checks, repairs and the sandbox.</summary>
public sealed class RepairLineTests : IDisposable
{
    private readonly TestSurroundings _test = new();
    private readonly RecordedActions _actions = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task Invoke_RunAndFix_NeedsNoPlan()
    {
        Assert.Equal(0, await InvokeAsync("-rfx", "--command", "make test", "--run-and-fix-workdir", "api/", "--command-timeout", "5", "--allow-network"));

        Assert.Equal(
            new RunRequest
            {
                Workflow = "RunAndFix",
                Mode = null,
                Repair = new RepairInputs { Command = "make test", Folder = "api", MaxRounds = 5 },
                Sandbox = new SandboxRequest { Network = true, TimeoutSeconds = 5 },
            },
            _actions.Asked[0]);
    }

    [Theory]
    [InlineData("-vfx --plan p --escalate", "VerifyFix", null, null, 3, false)]
    [InlineData("--workflow verify-fix --plan p --max-rounds 7 --escalate", "VerifyFix", null, null, 7, false)]
    [InlineData("-f --plan p --run-and-fix make --escalate", "PROD", null, "make", 5, false)]
    [InlineData("--plan p --run-and-fix make --verify --escalate", null, "BUILD", "make", 5, true)]
    public async Task Invoke_Repair_IsOfThePlan(string line, string? workflow, string? mode, string? command, int rounds, bool verify)
    {
        Assert.Equal(0, await InvokeAsync(line.Split(' ')));

        Assert.Equal(
            new RunRequest { PlanPath = "p", Workflow = workflow, Mode = mode, Verify = verify, Repair = new RepairInputs { Command = command, MaxRounds = rounds }, Escalate = true },
            _actions.Asked[0]);
    }

    [Theory]
    [InlineData("--plan p --workflow mend", "--workflow takes PROTO (or quick), PROD (or full), verify-fix or run-and-fix, not 'mend'")]
    [InlineData("-rfx", "-rfx needs --command CMD: nothing says what has to succeed")]
    [InlineData("--command make --plan p", "--command goes with -rfx; with a plan it is --run-and-fix CMD")]
    [InlineData("-rfx --command make --plan p", "-rfx and --plan exclude each other: with -rfx the command is all there is; with a plan it is --run-and-fix CMD")]
    [InlineData("-rfx --command make --verify", "-rfx and --verify exclude each other: the command is what proves the work")]
    [InlineData("-rfx --command make --run-and-fix make", "-rfx and --run-and-fix exclude each other: with -rfx the command is given by --command")]
    [InlineData("-vfx --plan p --run-and-fix make", "-vfx and --run-and-fix exclude each other: either the checks have to pass, or the command")]
    [InlineData("-vfx -q --plan p", "-q (PROTO) and -vfx (VerifyFix) exclude each other: a plan is run in one workflow, or in one mode")]
    [InlineData("-vfx --plan p --no-apply", "--no-apply and what runs commands (--verify, -vfx, -rfx, --run-and-fix) exclude each other: nothing is written that could be checked")]
    [InlineData("--plan p --run-and-fix-workdir w", "--run-and-fix-workdir goes with --run-and-fix or -rfx")]
    [InlineData("--plan p --max-rounds 2", "--run-and-fix-max-rounds goes with --run-and-fix, -rfx or -vfx")]
    [InlineData("--plan p --allow-weaker-checks", "--allow-weaker-checks goes with --run-and-fix, -rfx or -vfx")]
    [InlineData("--check --plan p --verify", "a check alone (DOUBLE-CHECK) runs no command: leave --verify and --run-and-fix away")]
    [InlineData("--plan p --sandbox none", "--sandbox goes with what runs commands: --verify, -vfx, -rfx or --run-and-fix")]
    [InlineData("--plan p --verify --sandbox jail", "--sandbox takes bubblewrap, podman, docker, none, not 'jail'")]
    [InlineData("--plan p --escalate --model groq", "--escalate and --model exclude each other: one model alone is asked, or stronger ones in turn")]
    public async Task Invoke_WrongLine_SaysWhatAndExits2(string line, string expected)
    {
        Assert.Equal(ExitCodes.Usage, await InvokeAsync(line.Split(' ')));

        Assert.Empty(_actions.Asked);
        Assert.Equal(expected, _test.Error.Split('\n')[0]);
    }

    private Task<int> InvokeAsync(params string[] args) => CommandLine.InvokeAsync(args, _actions.Of(), _test.Around, CancellationToken.None);
}
