using AetherFlow.Cli.Commands;
using AetherFlow.Hosting;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Cli.Tests.Policies;

/// <summary>Only the user says where commands run: a repository cannot switch the sandbox off.</summary>
public sealed class ExecuteModeTests : IDisposable
{
    private const string Unknown = "vm";

    private readonly TestSurroundings _test = new();

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData("host")]
    [InlineData("DIRECT")]
    [InlineData("none")]
    public async Task PolicyCheck_NoSandboxByTheVariable_IsJudgedWithoutOne(string mode)
    {
        Assert.Equal(ExitCodes.NeedsPerson, await CheckAsync(("EXECUTE_MODE", mode)));

        Assert.Contains("no sandbox would hold it. [policy.runs_project]", _test.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PolicyCheck_VariableThatNoRunWouldTake_IsExit2()
    {
        Assert.Equal(ExitCodes.Usage, await CheckAsync(("EXECUTE_MODE", Unknown)));

        Assert.Contains("[config.variable]", _test.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PolicyCheck_WorkspaceByTheVariable_IsThatOfARun()
    {
        _test.Folder.Write("there/aetherflow.json", """{ "version": 1, "rules": [{ "words": ["npm"], "verdict": "deny", "justification": "ask Ann" }] }""");

        Assert.Equal(ExitCodes.Denied, await CheckAsync(("WORKSPACE_DIR", "there")));

        Assert.Contains("ask Ann", _test.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".env")]
    [InlineData("there/.env")]
    public async Task PolicyCheck_VariablesInAFileOfTheRepository_DoNotCount(string file)
    {
        _test.Folder.Write(file, $"EXECUTE_MODE={Unknown}\nSANDBOX_MEMORY=much\nWORKSPACE_DIR=nowhere\n");
        Directory.CreateDirectory(_test.Folder["there"]);

        Assert.NotEqual(ExitCodes.Usage, await CheckAsync(("WORKSPACE_DIR", "there")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(".env")]
    public async Task Run_VariablesInAFileOfTheRepository_DoNotCount(string? envFile)
    {
        _test.Folder.Write(".env", $"EXECUTE_MODE={Unknown}\nSANDBOX_MEMORY=much\nWORKSPACE_DIR=nowhere\n");

        var report = await RunAsync(_test.Around.Host, envFile);

        Assert.Equal(ExitCodes.Denied, report.ExitCode);
    }

    [Fact]
    public async Task Run_VariableOfTheEnvironment_Counts()
    {
        var report = await RunAsync(_test.With([("EXECUTE_MODE", Unknown)]).Host, null);

        Assert.Equal((ExitCodes.Usage, "config.variable"), (report.ExitCode, report.Problems.Single().Code));
    }

    private async Task<int> CheckAsync(params (string, string)[] variables)
    {
        var around = _test.With(variables);
        return await new PolicyCommands(around, Product.Open(around.Host)).CheckAsync(new PolicyCheckRequest { Words = ["npm", "test"] }, new Showing(Json: false), CancellationToken.None);
    }

    /// <summary>Of a command that is never run: without a sandbox there is none for it, and with one it is denied.</summary>
    private static Task<RunReport> RunAsync(HostEnvironment host, string? envFile) => Product.Open(host).RunPlanAsync(
        new RunRequest { Workflow = WorkflowNames.RunAndFix, Mode = null, EnvFile = envFile, Repair = new RepairInputs { Command = "sudo reboot", MaxRounds = 1 } },
        RunObserver.Nobody,
        CancellationToken.None);
}
