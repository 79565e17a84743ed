using AetherFlow.Acceptance.Tests.Support;
using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Acceptance.Tests.Refusals;

/// <summary>Which parsers are asked about edited files: the user's own, never what lies in the workspace.</summary>
public sealed class ParserTests
{
    private const string Before = "x = 1\n";
    private const string After = "x = 2\n";

    [Fact]
    public async Task Parser_OnThePath_RefusesAnEditAndLeavesNothing()
    {
        var (ended, user) = await RunAsync(workspace: false, "tmp");
        using var _ = user;

        ended.WithCode(1);
        Assert.Contains("[edit.parse_broken]", ended.Error, StringComparison.Ordinal);
        Assert.Contains("line 1, column 5: two is too many (Python 3.0.0)", ended.Error, StringComparison.Ordinal);
        Assert.Equal(Before, user.All.Read("workspace/app.py"));
        Assert.StartsWith(user.All["tmp/aetherflow-"], Path.GetFullPath((await File.ReadAllLinesAsync(user.All["asked"], TestContext.Current.CancellationToken))[0]), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(user.All["tmp"]));
    }

    [Theory]
    [InlineData(true, "tmp")]
    [InlineData(false, "workspace/tmp")]
    [InlineData(false, "no/such/folder")]
    public async Task Parser_InTheWorkspaceOrWithoutAPlaceToRun_IsNotAsked(bool workspace, string temporary)
    {
        var (ended, user) = await RunAsync(workspace, temporary);
        using var _ = user;

        ended.WithCode(0);
        Assert.False(File.Exists(user.All["asked"]));
        Assert.Equal(After, user.All.Read("workspace/app.py"));
    }

    /// <param name="workspace">Whether the parser is planted in the workspace; else it lies in a folder of the user's.</param>
    private static async Task<(Ended, User)> RunAsync(bool workspace, string temporary)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the parser is a shell script");
        await using var simulator = await Sample.ServeAsync(new Script([new ScriptEntry { Reply = Replies.File("app.py", After), Times = 0 }]));
        var user = new User(simulator).WithPlan(PlanText.Of(PlanText.Step(1, "refactoring", ["app.py"])));
        user.All.Write("workspace/app.py", Before);
        var bin = workspace ? "workspace/.venv/bin" : "bin";
        var parser = user.All.Write($"{bin}/python3", $$"""
            #!/bin/sh
            pwd >> '{{user.All["asked"]}}'
            case "$(/bin/cat)" in
            *2*) echo '["3.0.0", [1, 5, "two is too many"]]' ;;
            *) echo '["3.0.0", null]' ;;
            esac
            """);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(parser, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var folder in (string[])["tmp", "workspace/tmp"]) Directory.CreateDirectory(user.All[folder]);
        user.Variables["PATH"] = user.All[bin];
        user.Variables["TMPDIR"] = user.All[temporary];
        return (await user.RunAsync("--plan", "plan.json", "--workspace", "workspace"), user);
    }
}
